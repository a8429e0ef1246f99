import type { Root } from "mdast";
import { visit } from "unist-util-visit";

const wide = "[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef\\u201c\\u201d\\u2018\\u2019\\u2014\\u2026]";
const breaks = new RegExp(`(${wide})[ \\t]*\\n[ \\t]*(?=${wide})`, "gu");

/** Remark plugin: a line break between two Chinese characters is where the author's editor wrapped, not a space. */
export function joinChinese() {
  return (tree: Root): void => {
    visit(tree, "text", (node) => {
      node.value = node.value.replace(breaks, "$1");
    });
  };
}
