import { expect, test } from "vitest";
import { fill, isCorrect, stillOffered } from "./grade";

const options = [{ id: "a", correct: true }, { id: "b", correct: false }, { id: "c", correct: true }];

test.each([
  [["a", "c"], true],
  [["c", "a"], true],
  [["a"], false],
  [["a", "b", "c"], false],
  [[], false],
])("%j is correct: %s", (chosen, correct) => expect(isCorrect(options, new Set(chosen))).toBe(correct));

test("a stored answer forgets options that the question no longer has", () => {
  expect([...stillOffered(options, ["gone", "c"])]).toEqual(["c"]);
});

test("numbers are put into words", () => expect(fill("{correct} of {total} {x}", { correct: 2, total: 5 })).toBe("2 of 5 {x}"));
