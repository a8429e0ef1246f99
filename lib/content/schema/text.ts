import { z } from "zod";
import { curlyQuotesAroundCode } from "../curly-quotes";

/** Ids stand in addresses, in stored progress and in files: lower-case words with hyphens, never changed once published. */
export const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export const id = z.string().regex(idPattern, "must be lower-case words joined by hyphens");

export const words = z.string().trim().min(1, "must not be empty");

/** Words for readers: typed with straight quotes, shown with proper ones. */
export const prose = words.transform(curlyQuotesAroundCode);

export const text = z.strictObject({
  en: prose.describe("English."),
  zh: prose.describe("Chinese."),
});
