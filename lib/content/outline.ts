import { createHash } from "node:crypto";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { curlyQuotes } from "./curly-quotes";
import { errorAt, type ContentIssue } from "./issue";
import { headingId, headingText } from "./mdx-tree";
import type { Heading } from "./types";

/** The text before the first heading, and the translatable part of the front matter, are sections too. */
const topSection = "top";
export const frontMatterSection = "front-matter";

/** Where the page puts the questions. */
export const quizSection = "quiz";

export interface Section {
  readonly id: string;
  readonly line: number;
  /** What a translation remembers of the section that it was made from. */
  readonly hash: string;
}

export interface Outline {
  readonly headings: readonly (Heading & { readonly line: number })[];
  readonly sections: readonly Section[];
  readonly issues: readonly ContentIssue[];
}

/**
 * Headings and sections of a document. A section runs from its heading to the next one of any level.
 * @param body the text as written (with `{#id}`), front matter blanked
 */
export function outlineOf(tree: Root, body: string, file: string): Outline {
  const issues: ContentIssue[] = [];
  const headings: (Heading & { line: number })[] = [];
  const seen = new Set<string>([topSection, frontMatterSection, quizSection]);
  let above = 0;

  visit(tree, "heading", (node) => {
    const line = node.position?.start.line ?? 1;
    const text = curlyQuotes(headingText(node));
    if (node.depth !== 2 && node.depth !== 3) {
      issues.push(errorAt("heading-level", file, line, `"${text}" is a heading of level ${node.depth}; use ## or ###`));
      return;
    }
    if (node.depth === 3 && above === 0) issues.push(errorAt("heading-level", file, line, `"${text}" (###) stands below no ## heading`));
    above = node.depth;
    const { id, written } = headingId(node);
    if (!id) {
      issues.push(errorAt("heading-id", file, line, written === null ? `"${text}" has no id; end the line with {#an-id}` : `{#${written}} is no id: use lower-case words joined by hyphens`));
      return;
    }
    if (seen.has(id)) {
      issues.push(errorAt("id-duplicate", file, line, `a second heading with the id "${id}"`));
      return;
    }
    seen.add(id);
    headings.push({ id, level: node.depth, text, line });
  });

  const lines = body.split("\n");
  const starts = [{ id: topSection, line: 1 }, ...headings.map(({ id, line }) => ({ id, line }))];
  const sections = starts.map((start, index) => {
    const end = starts[index + 1]?.line ?? lines.length + 1;
    return { ...start, hash: hashText(lines.slice(start.line - 1, end - 1).join("\n")) };
  });
  return { headings, sections, issues };
}

/** Ten hex digits of a text's digest; white space at line ends and between paragraphs does not count. */
export function hashText(text: string): string {
  const normal = text.replace(/[ \t]+$/gm, "").replace(/\n{2,}/g, "\n\n").trim();
  return createHash("sha256").update(normal).digest("hex").slice(0, 10);
}
