import type { Locale } from "../locales";
import * as grading from "./grading";
import * as site from "./site";
import * as workspace from "./workspace";

/**
 * User-visible texts, one file a part of the site; each exports `en` and `zh` of the same shape, so that the compiler
 * names what is missing in a language.
 */
export const messages = {
  en: { grading: grading.en, site: site.en, workspace: workspace.en },
  zh: { grading: grading.zh, site: site.zh, workspace: workspace.zh },
} satisfies Record<Locale, unknown>;
