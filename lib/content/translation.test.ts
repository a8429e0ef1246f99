import { expect, test } from "vitest";
import { parseLessonText, type LessonDocument } from "./lesson-document";
import { compareTranslation } from "./translation";

const front = (translated: Record<string, string> = {}) =>
  `---\ntitle: T\nsummary: S\nminutes: 1\nupdated: 2026-11-20\nobjectives: [O]\ntranslated: ${JSON.stringify(translated)}\n---\n`;

function lesson(locale: "en" | "zh", body: string, translated?: Record<string, string>): LessonDocument {
  const { document, issues } = parseLessonText(`${locale}.mdx`, locale, front(translated) + body);
  expect(issues).toEqual([]);
  if (!document) throw new Error("no document");
  return document;
}

const english = "Top.\n\n## One {#one}\n\nFirst.\n\n### Part {#part}\n\nInner.\n\n## Two {#two}\n\nSecond.\n";
const chinese = "开头。\n\n## 一 {#one}\n\n甲。\n\n### 部分 {#part}\n\n内。\n\n## 二 {#two}\n\n乙。\n";

test("a stamped translation is up to date", () => {
  const source = lesson("en", english);
  expect(compareTranslation(source, lesson("zh", chinese, source.stamps))).toEqual({ state: { source: "en", stale: [], missing: [] }, issues: [] });
});

test("an edit makes only its own section stale, not those above or below", () => {
  const before = lesson("en", english);
  const after = lesson("en", english.replace("Inner.", "Inner, reworded."));
  expect(compareTranslation(after, lesson("zh", chinese, before.stamps)).state.stale).toEqual(["part"]);
});

test("spaces at line ends and further blank lines change nothing", () => {
  const before = lesson("en", english);
  const after = lesson("en", english.replace("First.\n", "First.  \n\n\n"));
  expect(compareTranslation(after, lesson("zh", chinese, before.stamps)).state.stale).toEqual([]);
});

test("a changed title of the source is stale front matter", () => {
  const source = lesson("en", english);
  const translation = lesson("zh", chinese, { ...source.stamps, "front-matter": "0000000000" });
  expect(compareTranslation(source, translation).state.stale).toEqual(["front-matter"]);
});

test("a section without a stamp is stale", () => {
  expect(compareTranslation(lesson("en", english), lesson("zh", chinese)).state.stale).toEqual(["front-matter", "top", "one", "part", "two"]);
});

test("a section that is missing is named with the source's words, and is not stale as well", () => {
  const source = lesson("en", english);
  const { state } = compareTranslation(source, lesson("zh", chinese.replace(/## 二[^]*/, ""), source.stamps));
  expect(state).toEqual({ source: "en", stale: [], missing: [{ id: "two", level: 2, text: "Two" }] });
});

test("headings in another order are errors at the translation's lines", () => {
  const source = lesson("en", "## One {#one}\n\n## Two {#two}\n");
  const { issues } = compareTranslation(source, lesson("zh", "## 二 {#two}\n\n## 一 {#one}\n", source.stamps));
  expect(issues.map(({ code, line }) => [code, line])).toEqual([["translation-order", 9], ["translation-order", 11]]);
});

test("a heading of another level is an error", () => {
  const source = lesson("en", "## One {#one}\n\n### Two {#two}\n");
  const { issues } = compareTranslation(source, lesson("zh", "## 一 {#one}\n\n## 二 {#two}\n", source.stamps));
  expect(issues.map(({ code, message }) => [code, message])).toEqual([["translation-order", expect.stringContaining("level 3")]]);
});
