import type { Root } from "mdast";
import { visit } from "unist-util-visit";

/** Typewriter quotes and apostrophes as a typesetter would set them. Works on one run of text; code must not be in it. */
export function curlyQuotes(text: string): string {
  return text
    .replace(/(?<=[\p{L}\p{N}])'(?=\p{L})/gu, "’")
    .replace(/(^|[\s([{—–/“])'/g, "$1‘")
    .replace(/'/g, "’")
    .replace(/(^|[\s([{—–/‘\u3000-\u303f\uff00-\uffef])"/g, "$1“")
    .replace(/"/g, "”");
}

/** For the short texts of YAML: all but `code` between backticks. */
export function curlyQuotesAroundCode(text: string): string {
  return text.split(/(`[^`]+`)/).map((part, index) => (index % 2 === 1 ? part : curlyQuotes(part))).join("");
}

/** Remark plugin. Code is no text node, so it keeps its quotes. */
export function setQuotes() {
  return (tree: Root): void => {
    visit(tree, "text", (node, index, parent) => {
      const before = index ? parent?.children[index - 1] : undefined;
      // Straight after code or emphasis a quote closes, as in `code`'s.
      const opens = !before;
      node.value = opens ? curlyQuotes(node.value) : curlyQuotes(`x${node.value}`).slice(1);
    });
  };
}
