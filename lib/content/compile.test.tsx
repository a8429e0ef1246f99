import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { compileMdx } from "./compile";
import { markHeadingIds } from "./mdx-tree";
import { renderMdx } from "./render";

const words = { heading: "Notes", back: "Back" };
const html = async (text: string) => renderToStaticMarkup(renderMdx(await compileMdx(markHeadingIds(text), words), {}));

test("a heading's id leaves the words and becomes its id", async () => {
  expect(await html("## The `dirty` set {#dirty-set}")).toBe('<h2 id="dirty-set">The <code>dirty</code> set</h2>');
});

test("what looks like a heading in a code block keeps its braces", async () => {
  expect(await html("```text\n## Title {#id}\n```")).toContain("## Title {#id}");
});

test("code is highlighted by classes, without inline styles", async () => {
  const out = await html('```go title="a.go" {2} lines=7\nfunc main() {\n\treturn "x"\n}\n```');
  expect(out).toContain('data-title="a.go"');
  expect(out).toContain('<span class="line" data-line="7"><span class="tok-keyword">func</span>');
  expect(out).toContain('<span class="line" data-marked="" data-line="8">');
  expect(out).not.toContain("style=");
});

test("footnotes wear the language's words", async () => {
  const out = await html("Text[^a].\n\n[^a]: Note.");
  expect(out).toContain(">Notes</h2>");
  expect(out).toContain('aria-label="Back"');
});

test("a wrapped line leaves no space between Chinese characters, and one between words", async () => {
  expect(await html("队列，\n集合\nand\nsets")).toBe("<p>队列，集合\nand\nsets</p>");
});

test("typewriter quotes are set, except in code", async () => {
  expect(await html(`It's "ready", \`"raw"\`.`)).toBe("<p>It’s “ready”, <code>&quot;raw&quot;</code>.</p>");
});

test("the same text is compiled once", async () => {
  const [first, second] = await Promise.all([compileMdx("once", words), compileMdx("once", words)]);
  expect(second).toBe(first);
});

test("a text that cannot be compiled says where, and is tried again", async () => {
  await expect(compileMdx("fine\n\n{broken", words)).rejects.toBeDefined();
  await expect(compileMdx("fine\n\n{broken", words)).rejects.toBeDefined();
});
