import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { memoryFiles } from "./files";
import { docsFile, fillDocs } from "./docs";
import { projectPath } from "./root";
import { componentDocs } from "./schema/components";
import { stampedProject } from "./testing/stamped";
import { checkContent } from "./whole";

test("the authors' documentation is what the schemas say (else: npx tsx scripts/content-docs.ts)", () => {
  const written = readFileSync(projectPath(docsFile), "utf8");
  expect(written).toBe(fillDocs(written));
});

test("a changed schema makes the documentation stale", () => {
  expect(fillDocs("<!-- generated: languages -->\nold\n<!-- end -->")).not.toContain("old");
});

test("an unknown part is named", () => {
  expect(() => fillDocs("<!-- generated: nothing -->\n<!-- end -->")).toThrow(/"nothing"/);
});

test.each(Object.entries(componentDocs))("the documented example of <%s> passes the check", async (name, { example }) => {
  const zh = "content/basics/loop/zh.mdx";
  const part = /^(Process|Store|Queue|Message|Words)$/.test(name) ? `<Diagram width="9" height="9" alt="a">\n${example}\n</Diagram>` : example;
  const files = stampedProject();
  files[zh] = (files[zh] ?? "").replace("完。", () => part);
  files["content/glossary.yaml"] = (files["content/glossary.yaml"] ?? "").replace("terms:\n", "terms:\n  - id: level-triggered\n    term: { en: a, zh: b }\n    definition: { en: a, zh: b }\n");
  files["app/figures/index.ts"] = '  workqueue: () => import("./workqueue"),\n';
  expect((await checkContent(memoryFiles(files))).issues).toEqual([]);
});
