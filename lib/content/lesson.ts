import type { Locale } from "@/lib/i18n/locales";
import { compileMdx } from "./compile";
import { footnoteWords } from "./footnotes";
import { hasErrors } from "./issue";
import { syntaxIssue } from "./lesson-document";
import type { LessonFolder } from "./lesson-folder";
import { quizFor } from "./quiz";
import type { Lesson, Loaded } from "./types";

/** Compiles a lesson in one language. What is wrong with the other language does not keep this one from being shown. */
export async function assembleLesson(id: string, folder: LessonFolder, locale: Locale): Promise<Loaded<Lesson>> {
  const document = folder.documents[locale];
  const translation = folder.translations[locale];
  if (!document || !translation) return { ok: false, issues: folder.issues };
  const { title, summary, minutes, updated, objectives, sources } = document.frontMatter;
  const own = folder.issues.filter((issue) => issue.file === document.file);
  try {
    const { code } = await compileMdx(document.body, footnoteWords[locale]);
    return {
      ok: true,
      issues: folder.issues,
      value: {
        id, locale, code, title, summary, minutes, updated, objectives, translation,
        sources: sources ?? [],
        headings: document.outline.headings.map((heading) => ({ id: heading.id, level: heading.level, text: heading.text })),
        quiz: folder.quiz ? quizFor(folder.quiz, locale) : [],
      },
    };
  } catch (error) {
    return { ok: false, issues: hasErrors(own) ? folder.issues : [...folder.issues, syntaxIssue(document.file, error)] };
  }
}
