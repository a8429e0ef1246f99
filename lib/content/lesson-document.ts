import type { Root } from "mdast";
import type { Locale } from "@/lib/i18n/locales";
import { splitFrontMatter } from "./front-matter";
import { errorAt, type ContentIssue } from "./issue";
import { markHeadingIds, parseMdx } from "./mdx-tree";
import { frontMatterSection, hashText, outlineOf, type Outline } from "./outline";
import { frontMatterSchema, type FrontMatter } from "./schema/lesson";
import { parseYaml } from "./yaml";

/** An MDX text, parsed but not compiled. */
export interface MdxDocument {
  readonly file: string;
  /** What the compiler gets: front matter blanked, heading ids marked, lines unmoved. */
  readonly body: string;
  readonly tree: Root;
  readonly outline: Outline;
}

export interface LessonDocument extends MdxDocument {
  readonly locale: Locale;
  readonly frontMatter: FrontMatter;
  /** Line of a front matter field. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
  /** Section id → hash: what a translation of this text stores. */
  readonly stamps: Readonly<Record<string, string>>;
}

export interface Parsed<T> {
  /** Absent when the text cannot be used at all. */
  readonly document?: T;
  readonly issues: readonly ContentIssue[];
}

/** Parses an MDX text without front matter (a lab's instructions, or what follows a front matter). */
export function parseMdxText(file: string, body: string): Parsed<MdxDocument> {
  const marked = markHeadingIds(body);
  try {
    const tree = parseMdx(marked);
    const outline = outlineOf(tree, body, file);
    return { document: { file, body: marked, tree, outline }, issues: outline.issues };
  } catch (error) {
    return { issues: [syntaxIssue(file, error)] };
  }
}

const latest = new Map<string, { source: string; parsed: Parsed<LessonDocument> }>();

/** Parses a lesson in one language: front matter, text, outline. A file that has not changed is not parsed again. */
export function parseLessonText(file: string, locale: Locale, source: string): Parsed<LessonDocument> {
  const known = latest.get(file);
  if (known?.source === source) return known.parsed;
  const parsed = parseLesson(file, locale, source);
  latest.set(file, { source, parsed });
  return parsed;
}

function parseLesson(file: string, locale: Locale, source: string): Parsed<LessonDocument> {
  const split = splitFrontMatter(source);
  const text = parseMdxText(file, split.body);
  if (split.yaml === null) {
    return { issues: [errorAt("front-matter-missing", file, 1, "the file must begin with --- and its front matter"), ...text.issues] };
  }
  const front = parseYaml(frontMatterSchema, split.yaml, { file, firstLine: split.yamlLine });
  const issues = [...front.issues, ...text.issues];
  if (!front.value || !text.document) return { issues };
  return { document: { ...text.document, locale, frontMatter: front.value, lineOf: front.lineOf, stamps: stampsOf(front.value, text.document.outline) }, issues };
}

function stampsOf(front: FrontMatter, outline: Outline): Record<string, string> {
  const words = [front.title, front.summary, ...front.objectives].join("\n");
  return Object.fromEntries([[frontMatterSection, hashText(words)], ...outline.sections.map(({ id, hash }) => [id, hash] as const)]);
}

/** A parser's or compiler's complaint (a VFileMessage, which has `reason` and `line`) as an issue, at its line. */
export function syntaxIssue(file: string, error: unknown): ContentIssue {
  const { reason, line, message } = (typeof error === "object" && error !== null ? error : { message: String(error) }) as { reason?: string; line?: number; message?: string };
  return errorAt("mdx-syntax", file, line ?? 1, reason ?? message ?? "cannot be compiled");
}
