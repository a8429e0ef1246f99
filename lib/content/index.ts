import type { Locale } from "@/lib/i18n/locales";
import type { ContentStore } from "./store";
import type { Course, GlossaryEntry, LabTexts, Lesson, Loaded } from "./types";

export { readyLessons } from "./course";
export { renderMdx } from "./render";
export type { ContentIssue } from "./issue";
export type * from "./types";

let opened: Promise<ContentStore> | undefined;

/**
 * In production what scripts/build-content.ts wrote, in development the files themselves. The branch is decided while
 * bundling, so that the production server carries no compiler.
 */
function store(): Promise<ContentStore> {
  return (opened ??= process.env.NODE_ENV === "production" ? import("./built").then((built) => built.openBuilt()) : import("./live").then((live) => live.openLive()));
}

/** The course map. In development a lesson that cannot be read is missing from it; its own page says why. */
export async function getCourse(locale: Locale): Promise<Course> {
  return (await store()).course(locale);
}

/** A lesson by its stable id; null when the course has no such lesson, or only plans it. */
export async function getLesson(id: string, locale: Locale): Promise<Loaded<Lesson> | null> {
  return (await store()).lesson(id, locale);
}

export async function getGlossary(locale: Locale): Promise<readonly GlossaryEntry[]> {
  return (await store()).glossary(locale);
}

/** Instructions and hints of a lab; null when there is no such lab. */
export async function getLabTexts(lab: string, locale: Locale): Promise<Loaded<LabTexts> | null> {
  return (await store()).labTexts(lab, locale);
}
