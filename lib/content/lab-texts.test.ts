import { expect, test } from "vitest";
import { memoryFiles } from "./files";
import { readLabTexts, splitHints } from "./lab-texts";
import { stampedProject } from "./testing/stamped";

const known = { lessons: new Set<string>(), labs: new Set(["loop-lab"]), terms: new Set<string>(), figures: new Set<string>() };

test("hints are cut at their headings, and keep the lines of the file", () => {
  expect(splitHints("## Nudge {#a}\n\nThink.\n\n## Nearly\n\n```md\n## no hint\n```")).toEqual([
    { title: "Nudge", body: "\n\nThink." },
    { title: "Nearly", body: "\n\n\n\n\n\n```md\n## no hint\n```" },
  ]);
});

test("a lab's instructions and hints are compiled", async () => {
  const loaded = await readLabTexts(memoryFiles(stampedProject()), "loop-lab", "zh", known);
  expect(loaded?.ok && loaded.value.hints.map(({ title }) => title)).toEqual(["提示", "几乎就是答案"]);
  expect(loaded?.ok && loaded.value.instructions?.code).toContain("写出循环");
});

test("an unknown lab has no texts", async () => {
  expect(await readLabTexts(memoryFiles(stampedProject()), "lost", "en", known)).toBeNull();
});

test("a fault in a hint is reported at its line of the file", async () => {
  const files = stampedProject();
  files["labs/loop-lab/hints/en.mdx"] = "## One\n\nFine.\n\n## Two\n\nAn { open brace.\n";
  const loaded = await readLabTexts(memoryFiles(files), "loop-lab", "en", known);
  expect(loaded?.ok).toBe(false);
  expect(loaded?.issues.map(({ code, line }) => [code, line])).toEqual([["mdx-syntax", 7]]);
});
