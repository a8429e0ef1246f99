import { expect, test } from "vitest";
import { parseCodeMeta } from "./code";

test.each([
  ["", { title: null, marks: [], firstLine: null }],
  ['title="a b.go" {2,4-6} lines=10', { title: "a b.go", marks: [2, 4, 5, 6], firstLine: 10 }],
  ['lines {1} title="x"', { title: "x", marks: [1], firstLine: 1 }],
])("%j is read", (meta, expected) => {
  const read = parseCodeMeta(meta);
  expect(read && { ...read, marks: [...read.marks] }).toEqual(expected);
});

test.each(["titel=x", "{a}", "{1-}", "lines=ten"])("%j is rejected", (meta) => expect(parseCodeMeta(meta)).toBeNull());
