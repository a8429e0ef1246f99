import type { RehypeShikiCoreOptions } from "@shikijs/rehype/core";
import type { Element } from "hast";
import { parseCodeMeta } from "./schema/code";

/**
 * How code blocks are written out: no inline styles (the page's policy allows none), one class a token kind, one element a
 * line, and on <pre> what the page's component needs to frame it: data-language, data-title, data-numbered.
 */
export const codeBlocks: RehypeShikiCoreOptions = {
  theme: "reconcile",
  addLanguageClass: false,
  transformers: [
    {
      name: "reconcile",
      span(node) {
        const kind = /var\(--code-(?:token-)?([a-z-]+)\)/.exec(String(node.properties.style ?? ""))?.[1];
        delete node.properties.style;
        if (kind && kind !== "foreground") node.properties.class = `tok-${kind}`;
      },
      line(node, line) {
        if (meta(this.options.meta).marks.has(line)) node.properties["data-marked"] = "";
      },
      pre(node) {
        const { title, firstLine } = meta(this.options.meta);
        node.properties = {
          "data-language": this.options.lang,
          ...(title === null ? {} : { "data-title": title }),
          ...(firstLine === null ? {} : { "data-numbered": String(firstLine) }),
        };
        if (firstLine !== null) number(node, firstLine);
      },
    },
  ],
};

function meta(given: { __raw?: string } | undefined) {
  return parseCodeMeta(given?.__raw ?? "") ?? { title: null, marks: new Set<number>(), firstLine: null };
}

/** Numbers are attributes, drawn by the style sheet: they are neither selected nor copied. */
function number(pre: Element, first: number): void {
  const lines = pre.children.flatMap((code) => (code.type === "element" ? code.children : [])).filter((child) => child.type === "element");
  lines.forEach((line, index) => {
    line.properties["data-line"] = String(first + index);
  });
}
