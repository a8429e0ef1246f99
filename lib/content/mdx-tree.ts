import { createProcessor } from "@mdx-js/mdx";
import type { Heading as HeadingNode, Nodes, Root } from "mdast";
import { toString } from "mdast-util-to-string";
import remarkGfm from "remark-gfm";
import { idPattern } from "./schema/text";

/**
 * Authors write `## Title {#id}`; braces are expressions in MDX, and `#id` is none. So the id is turned into a comment,
 * which MDX reads, on the same line. Code blocks are left alone.
 */
export function markHeadingIds(body: string): string {
  let fence: string | null = null;
  return body
    .split("\n")
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (mark) {
        if (!fence) fence = mark;
        else if (mark.startsWith(fence)) fence = null;
        return line;
      }
      return fence ? line : line.replace(/^(#{1,6}\s.*?)\s*\{#([^}]*)\}\s*$/, "$1 {/*#$2*/}");
    })
    .join("\n");
}

/** Parses a body whose heading ids are marked. Throws the parser's VFileMessage, with line and column. */
export function parseMdx(markedBody: string): Root {
  return createProcessor({ remarkPlugins: [remarkGfm] }).parse(markedBody) as Root;
}

/** Takes the id out of a heading's children; null where it has none or a malformed one. */
export function headingId(node: HeadingNode): { id: string | null; written: string | null; index: number } {
  const index = node.children.length - 1;
  const last = node.children[index] as Nodes | undefined;
  if (last?.type !== "mdxTextExpression") return { id: null, written: null, index: -1 };
  const written = /^\/\*#(.*)\*\/$/.exec(last.value)?.[1] ?? null;
  return { id: written !== null && idPattern.test(written) ? written : null, written, index: written === null ? -1 : index };
}

/** The heading's words without its id. */
export function headingText(node: HeadingNode): string {
  const { index } = headingId(node);
  return toString({ ...node, children: index < 0 ? node.children : node.children.slice(0, index) }).trim();
}
