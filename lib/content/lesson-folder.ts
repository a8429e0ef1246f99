import { locales, type Locale } from "@/lib/i18n/locales";
import { checkText } from "./check/text";
import type { ContentFiles } from "./files";
import { errorAt, type ContentIssue } from "./issue";
import type { KnownIds } from "./known";
import { parseLessonText, type LessonDocument } from "./lesson-document";
import { manifestFile } from "./manifest";
import { parseQuiz } from "./quiz";
import type { Quiz } from "./schema/quiz";
import { compareTranslation } from "./translation";
import type { ManifestLesson, TranslationState } from "./types";

/** A lesson's folder, read and checked: texts in each language, and the quiz. What has errors is absent. */
export interface LessonFolder {
  readonly documents: Partial<Record<Locale, LessonDocument>>;
  readonly translations: Partial<Record<Locale, TranslationState>>;
  readonly quiz?: Quiz;
  readonly issues: readonly ContentIssue[];
}

/** @param manifestLine line of the lesson's entry in course.yaml */
export async function readLessonFolder(files: ContentFiles, entry: ManifestLesson, known: KnownIds, manifestLine: number): Promise<LessonFolder> {
  const issues: ContentIssue[] = [];
  const documents: Partial<Record<Locale, LessonDocument>> = {};
  const missing = (file: string) => errorAt("file-missing", manifestFile, manifestLine, `lesson "${entry.id}" needs ${file}`);

  for (const locale of locales) {
    const file = `content/${entry.path}/${locale}.mdx`;
    const source = await files.read(file);
    if (source === null) {
      issues.push(missing(file));
      continue;
    }
    const parsed = parseLessonText(file, locale, source);
    issues.push(...parsed.issues);
    if (!parsed.document) continue;
    documents[locale] = parsed.document;
    issues.push(...checkText(parsed.document, known));
  }

  const quizFile = `content/${entry.path}/quiz.yaml`;
  const quizText = await files.read(quizFile);
  if (quizText === null) issues.push(missing(quizFile));
  const quiz = quizText === null ? undefined : parseQuiz(quizText, quizFile);
  issues.push(...(quiz?.issues ?? []));

  const translations = holdTogether(documents, issues);
  return { documents, translations, ...(quiz?.value ? { quiz: quiz.value } : {}), issues };
}

/** Compares each translation with its source; adds to the issues. */
function holdTogether(documents: Partial<Record<Locale, LessonDocument>>, issues: ContentIssue[]): Partial<Record<Locale, TranslationState>> {
  const states: Partial<Record<Locale, TranslationState>> = {};
  const written = Object.values(documents);
  const sourceLocale = written[0]?.frontMatter.source ?? "en";
  for (const document of written) {
    const own = document.frontMatter.source ?? "en";
    if (own !== sourceLocale) issues.push(errorAt("field-invalid", document.file, document.lineOf(["source"]), `source: "${own}" here, "${sourceLocale}" in the other language`));
    const source = documents[sourceLocale];
    if (document.locale === sourceLocale || !source) {
      states[document.locale] = { source: sourceLocale, stale: [], missing: [] };
      continue;
    }
    const { state, issues: found } = compareTranslation(source, document);
    states[document.locale] = state;
    issues.push(...found);
  }
  return states;
}
