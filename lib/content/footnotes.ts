import type { Locale } from "@/lib/i18n/locales";
import type { FootnoteWords } from "./compile";

/** Compiled into the text itself, so they stand here and not among the page's messages. */
export const footnoteWords: Record<Locale, FootnoteWords> = {
  en: { heading: "Footnotes", back: "Back to the text" },
  zh: { heading: "脚注", back: "返回正文" },
};
