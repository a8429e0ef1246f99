import type { Locale } from "@/lib/i18n/locales";
import type { Course, GlossaryEntry, LabTexts, Lesson, Loaded } from "./types";

/** Where pages get content from; two implementations, and a page never learns which it has. */
export interface ContentStore {
  course(locale: Locale): Promise<Course>;
  lesson(id: string, locale: Locale): Promise<Loaded<Lesson> | null>;
  glossary(locale: Locale): Promise<readonly GlossaryEntry[]>;
  labTexts(lab: string, locale: Locale): Promise<Loaded<LabTexts> | null>;
}
