import { locales, type Locale } from "@/lib/i18n/locales";
import { checkAnchors } from "./check/anchors";
import { courseFor } from "./course";
import type { ContentFiles } from "./files";
import { glossaryFile, parseGlossary, type Glossary } from "./glossary";
import { errorAt, type ContentIssue } from "./issue";
import type { KnownIds } from "./known";
import { labIds, readLab } from "./labs";
import { readLessonFolder, type LessonFolder } from "./lesson-folder";
import { manifestFile, parseManifest } from "./manifest";
import type { Course, CourseManifest, ManifestLesson } from "./types";

export const figuresFile = "app/figures/index.ts";

/** All content, read and checked, not compiled. */
export interface Project {
  readonly manifest: CourseManifest;
  readonly lessons: ReadonlyMap<string, LessonFolder>;
  readonly glossary: Glossary;
  readonly known: KnownIds;
  readonly issues: readonly ContentIssue[];
}

/** Reads the whole course. Never throws for bad content: what cannot be used is left out and named in `issues`. */
export async function readProject(files: ContentFiles): Promise<Project> {
  const issues: ContentIssue[] = [];
  const manifestText = await files.read(manifestFile);
  const parsed = manifestText === null ? null : parseManifest(manifestText);
  issues.push(...(parsed?.issues ?? [errorAt("file-missing", manifestFile, 1, "the course has no manifest")]));
  const manifest = parsed?.value ?? { modules: [] };

  const glossaryText = await files.read(glossaryFile);
  const glossary = glossaryText === null ? null : parseGlossary(glossaryText);
  issues.push(...(glossary?.issues ?? [errorAt("file-missing", glossaryFile, 1, "the course has no glossary")]));

  const entries = manifest.modules.flatMap((module) => module.lessons);
  const known: KnownIds = {
    lessons: new Set(entries.map(({ id }) => id)),
    labs: await labIds(files),
    terms: new Set(glossary?.value?.terms.map(({ id }) => id)),
    figures: await figureNames(files),
  };
  const lineOf = parsed?.lineOf ?? (() => 1);
  const lessons = new Map<string, LessonFolder>();
  for (const entry of entries) {
    issues.push(...unknownLabs(entry, known, lineOf(entry.id)));
    if (entry.planned) continue;
    const folder = await readLessonFolder(files, entry, known, lineOf(entry.id));
    lessons.set(entry.id, folder);
    issues.push(...folder.issues);
  }
  issues.push(...checkAnchors(lessons));
  if (parsed?.value) issues.push(...(await strayFiles(files, entries)));
  return { manifest, lessons, glossary: glossary?.value ?? { terms: [] }, known, issues };
}

/** The course map in one language, with what the lab build says of labs. */
export async function projectCourse(files: ContentFiles, project: Project, locale: Locale): Promise<Course> {
  const ids = project.manifest.modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.labs));
  const labs = new Map(await Promise.all([...new Set(ids)].map(async (id) => [id, await readLab(files, id)] as const)));
  return courseFor(locale, project.manifest, (id) => project.lessons.get(id)?.documents[locale]?.frontMatter ?? null, (id) => labs.get(id) ?? null);
}

function unknownLabs(entry: ManifestLesson, known: KnownIds, line: number): ContentIssue[] {
  return entry.labs.filter((lab) => !known.labs.has(lab)).map((lab) => errorAt("reference-unknown", manifestFile, line, `lesson "${entry.id}" names the lab "${lab}", and there is no labs/${lab}/lab.ts`));
}

/** A text that no lesson shows is a mistake in course.yaml or a left-over. */
async function strayFiles(files: ContentFiles, entries: readonly ManifestLesson[]): Promise<ContentIssue[]> {
  const expected = new Set([manifestFile, glossaryFile]);
  for (const entry of entries) {
    if (entry.planned) continue;
    for (const locale of locales) expected.add(`content/${entry.path}/${locale}.mdx`);
    expected.add(`content/${entry.path}/quiz.yaml`);
  }
  const found = await files.list("content");
  return found.filter((file) => !expected.has(file)).map((file) => errorAt("file-unexpected", file, 1, "course.yaml names no lesson with this file"));
}

/** Names that the figures' registry lists; read as text, because pages may import content and not the other way round. */
async function figureNames(files: ContentFiles): Promise<ReadonlySet<string>> {
  const source = (await files.read(figuresFile)) ?? "";
  return new Set([...source.matchAll(/^\s*"?([a-z][a-z0-9-]*)"?: \(\) => import\(/gm)].map((match) => match[1] ?? ""));
}
