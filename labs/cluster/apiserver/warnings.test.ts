import { describe, expect, it } from "vitest";
import { warningHeader } from "./warnings";

describe("the Warning header", () => {
  it("says each text once, quoted, and none that is empty or has control characters", () => {
    expect(warningHeader([])).toBeUndefined();
    expect(warningHeader(["", "a\nb"])).toBeUndefined();
    expect(warningHeader(["a", 'b "c" \\ d', "a", "e"])).toBe(String.raw`299 - "a", 299 - "b \"c\" \\ d", 299 - "e"`);
  });

  it("cuts each text to 256 characters when there are more than 4096 in all, and stops when even that is too much", () => {
    const long = (n: number) => Array.from({ length: n }, (_, i) => `${i} `.padEnd(1_000, "x"));
    expect(warningHeader(long(4))?.length).toBe(4 * '299 - "", '.length + 4_000 - 2);
    expect(warningHeader(long(5))?.split(", ").map((one) => one.length)).toEqual(Array.from({ length: 5 }, () => 256 + '299 - ""'.length));
    expect(warningHeader(long(30))?.split(", ")).toHaveLength(16);
  });
});
