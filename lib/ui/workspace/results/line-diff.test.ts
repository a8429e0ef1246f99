import { describe, expect, it } from "vitest";
import { lineDiff } from "./line-diff";

describe("the difference of two printed values", () => {
  it("is told line by line, expected before actual", () => {
    expect(lineDiff('[\n  "a",\n  "b"\n]', '[\n  "a",\n  "c"\n]')).toEqual([
      { kind: "same", text: "[" },
      { kind: "same", text: '  "a",' },
      { kind: "expected", text: '  "b"' },
      { kind: "actual", text: '  "c"' },
      { kind: "same", text: "]" },
    ]);
  });

  it("folds a long run of equal lines away, and keeps those beside a difference", () => {
    const lines = Array.from({ length: 10 }, (_, i) => String(i));
    const rows = lineDiff([...lines, "x"].join("\n"), [...lines, "y"].join("\n"));
    expect(rows).toEqual([
      { kind: "fold", count: 8 },
      { kind: "same", text: "8" },
      { kind: "same", text: "9" },
      { kind: "expected", text: "x" },
      { kind: "actual", text: "y" },
    ]);
  });

  it("has rows of one kind each where the values have nothing in common", () => {
    expect(lineDiff("1", "2")).toEqual([{ kind: "expected", text: "1" }, { kind: "actual", text: "2" }]);
  });
});
