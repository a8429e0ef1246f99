import fc from "fast-check";
import { expect, it } from "vitest";
import type { Json } from "../capabilities";
import { read, write, type Tape } from "./tape";

it("gives back any JSON value, wherever on the tape it lies", () => {
  fc.assert(fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), (values) => {
    const tape: Tape = [];
    const starts = values.map((value) => {
      const start = tape.length;
      expect(write(tape, start, value as Json)).toBe(tape.length);
      return start;
    });
    expect(starts.map((start) => JSON.stringify(read(tape, start)))).toEqual(values.map((value) => JSON.stringify(value)));
  }));
});
