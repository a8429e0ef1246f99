import { expect, test } from "vitest";
import { memoryFiles } from "./files";
import { issueCodes, type IssueCode } from "./issue";
import { stampedProject } from "./testing/stamped";
import { checkContent } from "./whole";

const en = "content/basics/loop/en.mdx";
const zh = "content/basics/loop/zh.mdx";
const course = "content/course.yaml";
const quiz = "content/basics/loop/quiz.yaml";

interface Case {
  readonly code: IssueCode;
  /** File, what is replaced, by what. */
  readonly spoil: readonly [file: string, from: string, to: string];
  /** Where the complaint must point. */
  readonly at: string;
  readonly says: RegExp;
  /** Further codes that the same fault may raise. */
  readonly also?: readonly IssueCode[];
}

const cases: readonly Case[] = [
  { code: "file-missing", spoil: [quiz, "", ""], at: `${course}:6`, says: /needs content\/basics\/loop\/quiz\.yaml/ },
  { code: "file-missing", spoil: ["labs/loop-lab/hints/zh.mdx", "", ""], at: "labs/loop-lab/lab.ts:1", says: /hints\/zh\.mdx/ },
  { code: "file-unexpected", spoil: ["content/basics/lost/en.mdx", "", "text"], at: "content/basics/lost/en.mdx:1", says: /names no lesson/ },
  { code: "yaml-syntax", spoil: [course, "title: { en: Basics", "title: { en: [Basics"], at: `${course}:3`, says: /./, also: ["file-unexpected"] },
  { code: "field-invalid", spoil: [en, "minutes: 5", "minutes: soon"], at: `${en}:4`, says: /minutes/, also: ["translation-order"] },
  { code: "field-invalid", spoil: [quiz, "        correct: true", "        corect: true"], at: `${quiz}:7`, says: /corect/ },
  { code: "field-invalid", spoil: [en, "summary: What it does.\n", ""], at: `${en}:2`, says: /summary/ },
  { code: "id-duplicate", spoil: [course, "id: later", "id: loop"], at: `${course}:8`, says: /second lesson/, also: ["file-unexpected"] },
  { code: "id-duplicate", spoil: [en, "{#second}", "{#first}"], at: `${en}:16`, says: /second heading/, also: ["reference-unknown", "translation-order", "translation-stale"] },
  { code: "id-duplicate", spoil: [quiz, "id: that", "id: this"], at: `${quiz}:9`, says: /second option/ },
  { code: "reference-unknown", spoil: [en, "#second)", "#third)"], at: `${en}:14`, says: /#third/, also: ["translation-stale"] },
  { code: "reference-unknown", spoil: [en, "lesson:later", "lesson:never"], at: `${en}:14`, says: /"never"/, also: ["translation-stale"] },
  { code: "reference-unknown", spoil: [en, "lesson:later", "lesson:loop#third"], at: `${en}:14`, says: /no heading "third"/, also: ["translation-stale"] },
  { code: "reference-unknown", spoil: [en, "lab:loop-lab", "lab:lost"], at: `${en}:14`, says: /"lost"/, also: ["translation-stale"] },
  { code: "reference-unknown", spoil: [en, "lesson:later", "../later"], at: `${en}:14`, says: /no link/, also: ["translation-stale"] },
  { code: "reference-unknown", spoil: [zh, 'id="key"', 'id="door"'], at: `${zh}:15`, says: /glossary/ },
  { code: "reference-unknown", spoil: [course, "[loop-lab]", "[lost]"], at: `${course}:6`, says: /labs\/lost/ },
  { code: "front-matter-missing", spoil: [zh, "---\ntitle", "title"], at: `${zh}:1`, says: /---/, also: ["mdx-syntax", "heading-level", "table-caption"] },
  { code: "mdx-syntax", spoil: [zh, "完。", "完 {。"], at: `${zh}:23`, says: /./ },
  { code: "mdx-import", spoil: [zh, "完。", "import a from './a'"], at: `${zh}:23`, says: /import/ },
  { code: "heading-level", spoil: [zh, "完。", "# 完"], at: `${zh}:23`, says: /level 1/ },
  { code: "heading-id", spoil: [zh, " {#second}", ""], at: `${zh}:21`, says: /has no id|is no id/, also: ["translation-missing", "reference-unknown"] },
  { code: "heading-id", spoil: [zh, "{#second}", "{#第二}"], at: `${zh}:21`, says: /has no id|is no id/, also: ["translation-missing", "reference-unknown"] },
  { code: "component-unknown", spoil: [zh, "完。", "<Video />"], at: `${zh}:23`, says: /Video/ },
  { code: "component-props", spoil: [zh, "完。", '<Callout kind="loud">\n\n完\n\n</Callout>'], at: `${zh}:23`, says: /kind/ },
  { code: "component-props", spoil: [zh, "完。", "<Words x={1} y=\"2\" text=\"a\" />"], at: `${zh}:23`, says: /name="text"/ },
  { code: "code-language", spoil: [en, "```go", "```rust"], at: `${en}:18`, says: /rust/, also: ["translation-stale"] },
  { code: "code-meta", spoil: [en, "{1}", "{one}"], at: `${en}:18`, says: /one/, also: ["translation-stale"] },
  { code: "table-caption", spoil: [zh, "完。", "| a |\n| - |\n| b |"], at: `${zh}:23`, says: /Table/ },
  { code: "emphasis-literal", spoil: [zh, "完。", "问：**完了？**是。"], at: `${zh}:23`, says: /other side/ },
  { code: "image-alt", spoil: [zh, "完。", "![](https://example.org/a.png)"], at: `${zh}:23`, says: /a\.png/ },
  { code: "quiz-answer", spoil: [quiz, "        correct: true\n", ""], at: `${quiz}:2`, says: /no correct/ },
  { code: "quiz-answer", spoil: [quiz, "        explanation: { en: No.", "        correct: true\n        explanation: { en: No."], at: `${quiz}:2`, says: /multiple/ },
  { code: "translation-order", spoil: [zh, "{#second}", "{#third}"], at: `${zh}:21`, says: /third/, also: ["translation-missing", "reference-unknown"] },
  { code: "translation-missing", spoil: [zh, "## 第二 {#second}\n\n完。\n", ""], at: `${zh}:1`, says: /"second"/, also: ["reference-unknown"] },
  { code: "translation-stale", spoil: [en, "func main() {}", "func run() {}"], at: `${zh}:21`, says: /"second"/ },
];

async function check(spoil?: Case["spoil"]) {
  const files = stampedProject();
  if (spoil) {
    const [file, from, to] = spoil;
    if (from === "" && to === "") delete files[file];
    else files[file] = from === "" ? to : replaced(files[file] ?? "", from, to);
  }
  return checkContent(memoryFiles(files));
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`the test's project has no "${from}"`);
  return text.replace(from, () => to);
}

test("a good course has no issues and is built whole", async () => {
  const { issues, built } = await check();
  expect(issues).toEqual([]);
  expect([...built.keys()].sort()).toEqual(["en", "zh"].flatMap((l) => [`build/content/course.${l}.json`, `build/content/glossary.${l}.json`, `build/content/labs/loop-lab.${l}.json`, `build/content/lessons/loop.${l}.json`]).sort());
});

test.each(cases)("$code is reported at $at", async ({ code, spoil, at, says, also = [] }) => {
  const { issues } = await check(spoil);
  const found = issues.find((issue) => issue.code === code && `${issue.file}:${issue.line}` === at);
  expect(issues.map((issue) => `${issue.code} ${issue.file}:${issue.line}`)).toContain(`${code} ${at}`);
  expect(found?.message).toMatch(says);
  expect(issues.filter((issue) => issue.code !== code && !also.includes(issue.code))).toEqual([]);
});

test("every code has a case", () => {
  expect([...new Set(cases.map(({ code }) => code))].sort()).toEqual(Object.keys(issueCodes).sort());
});

test("only a stale or missing translation is a warning", async () => {
  const levels = await Promise.all(cases.map(async ({ code, spoil }) => (await check(spoil)).issues.filter((issue) => issue.code === code).map((issue) => `${code} ${issue.level}`)));
  const warnings = new Set(levels.flat().filter((level) => level.endsWith("warning")));
  expect([...warnings].sort()).toEqual(["translation-missing warning", "translation-stale warning"]);
});
