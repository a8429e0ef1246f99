import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "../capabilities";
import { Vocabulary } from "./words";

/** Writes values one after the other, into an array that is always as large as needed. */
function written(values: readonly Json[], vocabulary = new Vocabulary()): { words: Int32Array; starts: number[]; vocabulary: Vocabulary } {
  let words = new Int32Array(1);
  const starts: number[] = [];
  let end = 0;
  for (const value of values) {
    starts.push(end);
    for (;;) {
      const to = vocabulary.write(words, end, value);
      if (to <= words.length) {
        end = to;
        break;
      }
      const larger = new Int32Array(to);
      larger.set(words);
      words = larger;
    }
  }
  return { words, starts, vocabulary };
}

describe("words", () => {
  it("give back any JSON value, wherever it lies", () => {
    fc.assert(fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), (values) => {
      // What copyJson lets through: no negative zero.
      const plain = JSON.parse(JSON.stringify(values)) as Json[];
      const { words, starts, vocabulary } = written(plain);
      expect(starts.map((start) => JSON.stringify(vocabulary.read(words, start)))).toEqual(plain.map((value) => JSON.stringify(value)));
    }));
  });

  it.each([0, 1, -1, 2 ** 29 - 1, 2 ** 29, -(2 ** 29), -(2 ** 29) - 1, 2 ** 31, 2 ** 53 - 1, 0.1, 1e300, 5e-324])("keep the number %d", (value) => {
    const { words, vocabulary } = written([{ value }]);
    expect(vocabulary.read(words, 0)).toEqual({ value });
  });

  it("tell the values of properties of the same name and place apart", () => {
    const values = [{ a: "x" }, { a: "y" }, { a: "x" }, { a: 1 }, { a: null }, { a: "y", b: "x" }, { b: "x", a: "y" }, "x", { a: { a: "x" } }];
    const { words, starts, vocabulary } = written(values);
    expect(starts.map((start) => vocabulary.read(words, start))).toEqual(values);
  });

  it("take the same number of words whether names and texts were met before or not, and no more than one for most", () => {
    const message = { type: "append", term: 3, entries: [{ term: 3, value: "x" }], ok: true };
    const { starts, words } = written([message, message]);
    expect(starts[1]).toBe(words.length / 2);
    expect(starts[1]).toBe(9);
  });
});
