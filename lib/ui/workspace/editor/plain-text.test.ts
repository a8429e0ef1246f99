import { describe, expect, it } from "vitest";
import { indent, offsetOf, positionOf } from "./plain-text";

describe("places in a plain text", () => {
  it("are the same both ways", () => {
    const text = "one\ntwo\n\nfour";
    expect(offsetOf(text, 2, 3)).toBe(6);
    expect(positionOf(text, 6)).toEqual({ line: 2, column: 3 });
    expect(positionOf(text, offsetOf(text, 4, 1))).toEqual({ line: 4, column: 1 });
  });
  it("end where the line or the text ends", () => {
    expect(offsetOf("ab\ncd", 1, 99)).toBe(2);
    expect(offsetOf("ab\ncd", 9, 1)).toBe(3);
  });
});

describe("the Tab key in a plain text", () => {
  it("indents at the cursor", () => expect(indent("ab", 1, 1, false)).toEqual({ text: "a  b", start: 3, end: 3 }));
  it("shifts each selected line, but no empty one", () => {
    expect(indent("a\n\nb", 0, 4, false)).toEqual({ text: "  a\n\n  b", start: 2, end: 8 });
  });
  it("shifts back as far as there is room", () => {
    expect(indent("    a\n b", 0, 8, true)).toEqual({ text: "  a\nb", start: 0, end: 5 });
    expect(indent("x\n  y", 5, 5, true)).toEqual({ text: "x\ny", start: 3, end: 3 });
  });
});
