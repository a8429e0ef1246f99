import type { Locale } from "../locales";
import * as about from "./about";
import * as account from "./account";
import * as grading from "./grading";
import * as home from "./home";
import * as lesson from "./lesson";
import * as progress from "./progress";
import * as site from "./site";
import * as workspace from "./workspace";

/**
 * User-visible texts, one file a part of the site; each exports `en` and `zh` of the same shape, so that the compiler
 * names what is missing in a language.
 */
export const messages = {
  en: { about: about.en, account: account.en, grading: grading.en, home: home.en, lesson: lesson.en, progress: progress.en, site: site.en, workspace: workspace.en },
  zh: { about: about.zh, account: account.zh, grading: grading.zh, home: home.zh, lesson: lesson.zh, progress: progress.zh, site: site.zh, workspace: workspace.zh },
} satisfies Record<Locale, unknown>;
