import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { parseYaml } from "../yaml";
import { componentDocs } from "./components";
import { courseSchema } from "./course";
import { glossarySchema } from "./glossary";
import { frontMatterSchema } from "./lesson";
import { quizSchema } from "./quiz";

/** For each schema a text that it accepts, and texts it rejects: where, and for which field. */
const pairs: readonly { name: string; schema: z.ZodType; accepted: string; rejected: readonly [text: string, line: number, field: string][] }[] = [
  {
    name: "course.yaml",
    schema: courseSchema,
    accepted: "modules:\n  - id: a-1\n    title: { en: A, zh: 甲 }\n    summary: { en: A, zh: 甲 }\n    lessons: [{ id: b, path: old/b, labs: [c] }, { id: d, planned: { en: D, zh: 丁 } }]\n",
    rejected: [
      ["modules: []\n", 1, "modules"],
      ["modules:\n  - id: A\n    title: { en: A, zh: 甲 }\n    summary: { en: A, zh: 甲 }\n    lessons: [{ id: b }]\n", 2, "modules[0].id"],
      ["modules:\n  - id: a\n    title: { en: A }\n    summary: { en: A, zh: 甲 }\n    lessons: [{ id: b }]\n", 3, "modules[0].title.zh"],
      ["modules:\n  - id: a\n    title: { en: A, zh: 甲 }\n    summary: { en: A, zh: 甲 }\n    lessons:\n      - id: b\n        lab: c\n", 7, "modules[0].lessons[0]"],
    ],
  },
  {
    name: "front matter",
    schema: frontMatterSchema,
    accepted: "title: A\nsummary: B\nminutes: 5\nupdated: 2026-11-20\nobjectives: [Do]\nsource: zh\nsources: [{ title: T, url: https://example.org/a }]\ntranslated: { top: 0123456789 }\n".replace("0123456789", '"0123456789"'),
    rejected: [
      ["title: A\nsummary: B\nminutes: 0\nupdated: 2026-11-20\nobjectives: [Do]\n", 3, "minutes"],
      ["title: A\nsummary: B\nminutes: 5\nupdated: yesterday\nobjectives: [Do]\n", 4, "updated"],
      ["title: A\nsummary: B\nminutes: 5\nupdated: 2026-11-20\nobjectives: []\n", 5, "objectives"],
      ["title: A\nsummary: B\nminutes: 5\nupdated: 2026-11-20\nobjectives: [Do]\nsources:\n  - title: T\n    url: javascript:alert(1)\n", 8, "sources[0].url"],
      ["title: ''\nsummary: B\nminutes: 5\nupdated: 2026-11-20\nobjectives: [Do]\n", 1, "title"],
    ],
  },
  {
    name: "quiz.yaml",
    schema: quizSchema,
    accepted: "questions:\n  - id: q\n    kind: multiple\n    prompt: { en: Q, zh: 问 }\n    options:\n      - { id: a, text: { en: A, zh: 甲 }, correct: true, explanation: { en: E, zh: 解 } }\n      - { id: b, text: { en: B, zh: 乙 }, explanation: { en: E, zh: 解 } }\n",
    rejected: [
      ["questions:\n  - id: q\n    prompt: { en: Q, zh: 问 }\n    options:\n      - { id: a, text: { en: A, zh: 甲 }, correct: true, explanation: { en: E, zh: 解 } }\n", 4, "questions[0].options"],
      ["questions:\n  - id: q\n    prompt: { en: Q, zh: 问 }\n    options:\n      - { id: a, text: { en: A, zh: 甲 } }\n      - { id: b, text: { en: B, zh: 乙 }, explanation: { en: E, zh: 解 } }\n", 5, "questions[0].options[0].explanation"],
      ["questions:\n  - id: q\n    prompt: { en: Q, zh: 问 }\n    answer: 1\n    options:\n      - { id: a, text: { en: A, zh: 甲 }, explanation: { en: E, zh: 解 } }\n      - { id: b, text: { en: B, zh: 乙 }, explanation: { en: E, zh: 解 } }\n", 4, "questions[0]"],
    ],
  },
  {
    name: "glossary.yaml",
    schema: glossarySchema,
    accepted: "terms:\n  - id: a\n    term: { en: A, zh: 甲 }\n    definition: { en: A., zh: 甲。 }\n",
    rejected: [["terms:\n  - id: a\n    term: { en: A, zh: 甲 }\n", 2, "terms[0].definition"]],
  },
];

describe.each(pairs)("$name", ({ schema, accepted, rejected }) => {
  test("accepts what it should", () => expect(parseYaml(schema, accepted, { file: "a.yaml" }).issues).toEqual([]));

  test.each(rejected)("rejects %j at line %i for %s", (text, line, field) => {
    const { value, issues } = parseYaml(schema, text, { file: "a.yaml", firstLine: 11 });
    expect(value).toBeUndefined();
    expect(issues.map((issue) => ({ line: issue.line - 10, field: issue.message.split(": ")[0] }))).toEqual([{ line, field }]);
  });
});

const props: readonly [component: keyof typeof componentDocs, accepted: Record<string, unknown>, rejected: Record<string, unknown>][] = [
  ["Callout", { kind: "note" }, { kind: "shout" }],
  ["Changed", { since: "1.30" }, {}],
  ["Table", { caption: "Limits" }, { caption: "" }],
  ["Term", { id: "key" }, { id: "Key!" }],
  ["Figure", { name: "workqueue", caption: "A queue" }, { name: "workqueue" }],
  ["Diagram", { width: "640", height: "100", alt: "A" }, { width: "640", height: "100" }],
  ["Process", { x: "0", y: "0", w: "10", h: "10", label: "A" }, { x: "0", y: "0", w: "wide", h: "10", label: "A" }],
  ["Store", { x: "0", y: "0", w: "10", h: "10", label: "A", note: "b" }, { x: "0", y: "0", w: "-1", h: "10", label: "A" }],
  ["Queue", { x: "0", y: "0", w: "10", h: "10", label: "A", items: "a,,b" }, { x: "0", y: "0", w: "10", h: "10" }],
  ["Message", { x1: "0", y1: "0", x2: "1", y2: "1", dashed: true }, { x1: "0", y1: "0", x2: "1" }],
  ["Words", { x: "0", y: "0", text: "a", center: true }, { x: "0", y: "0", text: "a", colour: "red" }],
];

test.each(props)("<%s> accepts and rejects properties", (name, accepted, rejected) => {
  expect(componentDocs[name].props.safeParse(accepted).success).toBe(true);
  expect(componentDocs[name].props.safeParse(rejected).success).toBe(false);
});

test("every component has a pair", () => expect(props.map(([name]) => name)).toEqual(Object.keys(componentDocs)));
