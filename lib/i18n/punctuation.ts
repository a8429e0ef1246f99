import type { Locale } from "./locales";

/** Marks between pieces of text that are put together in code, with their spaces: Chinese ones are full width and take none. */
export interface Punctuation {
  /** Between a name and what is said of it. */
  readonly colon: string;
  readonly comma: string;
  readonly semicolon: string;
  /** Between the items of a list. */
  readonly list: string;
}

export const punctuation: Readonly<Record<Locale, Punctuation>> = {
  en: { colon: ": ", comma: ", ", semicolon: "; ", list: ", " },
  zh: { colon: "：", comma: "，", semicolon: "；", list: "、" },
};
