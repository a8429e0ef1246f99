import { locales } from "@/lib/i18n/locales";
import { builtFile } from "./built-files";
import type { ContentFiles } from "./files";
import { glossaryFile, glossaryFor } from "./glossary";
import type { ContentIssue } from "./issue";
import { readLabTexts } from "./lab-texts";
import { assembleLesson } from "./lesson";
import { manifestFile } from "./manifest";
import { projectCourse, readProject } from "./project";

export interface WholeContent {
  readonly issues: readonly ContentIssue[];
  /** The files that were read, from the project's root. */
  readonly files: readonly string[];
  /** What pages read in production: path (see built-files.ts) → value. Complete only when there are no errors. */
  readonly built: ReadonlyMap<string, unknown>;
}

/** Reads, checks and compiles everything: the build's content step and the check are this. */
export async function checkContent(files: ContentFiles): Promise<WholeContent> {
  const project = await readProject(files);
  const issues = new Set(project.issues);
  const read = new Set([manifestFile, glossaryFile, ...(await files.list("content"))]);
  const built = new Map<string, unknown>();

  for (const locale of locales) {
    built.set(builtFile.course(locale), await projectCourse(files, project, locale));
    built.set(builtFile.glossary(locale), glossaryFor(project.glossary, locale));
    for (const [id, folder] of project.lessons) {
      const lesson = await assembleLesson(id, folder, locale);
      lesson.issues.forEach((issue) => issues.add(issue));
      if (lesson.ok) built.set(builtFile.lesson(id, locale), lesson.value);
    }
    for (const lab of project.known.labs) {
      for (const kind of ["instructions", "hints"]) read.add(`labs/${lab}/${kind}/${locale}.mdx`);
      const texts = await readLabTexts(files, lab, locale, project.known);
      texts?.issues.forEach((issue) => issues.add(issue));
      if (texts?.ok) built.set(builtFile.labTexts(lab, locale), texts.value);
    }
  }
  const sorted = [...issues].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
  return { issues: sorted, files: [...read], built };
}
