import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exp, log, log10, log2, pow } from "./math";
import { sorted, sorting } from "./sort";

/** Within a few units in the last place of what this engine says, which is itself within one of the truth. */
function close(ours: number, theirs: number): boolean {
  if (Object.is(ours, theirs) || ours === theirs) return true;
  return Math.abs(ours - theirs) <= 4e-14 * Math.abs(theirs) + 5e-324;
}

describe("deterministic functions agree with the engine's to the last few bits", () => {
  const special = [0, -0, 1, -1, 0.5, 2, -2, 3, 10, 1e-320, 5e-324, 1.7e308, Infinity, -Infinity, NaN, 709.7, 710, -745, -746, 1e-10, -0.3];
  test("exp, log, log2, log10", () => {
    for (const [ours, theirs] of [[exp, Math.exp], [log, Math.log], [log2, Math.log2], [log10, Math.log10]] as const) {
      for (const x of special) expect([x, close(ours(x), theirs(x)), ours(x), theirs(x)]).toEqual([x, true, ours(x), theirs(x)]);
      fc.assert(fc.property(fc.double(), (x) => close(ours(x), theirs(x))));
    }
  });
  test("pow", () => {
    for (const x of special) for (const y of special) expect([x, y, close(pow(x, y) as number, x ** y)]).toEqual([x, y, true]);
    fc.assert(fc.property(fc.double({ min: 0.01, max: 100 }), fc.double({ min: -8, max: 8 }), (x, y) => close(pow(x, y) as number, x ** y)));
    expect(pow(2n, 70n)).toBe(2n ** 70n);
  });
  test("whole powers and their logarithms are exact", () => {
    for (let n = -1022; n <= 1023; n++) expect([n, pow(2, n), log2(2 ** n)]).toEqual([n, 2 ** n, n]);
    for (let n = 0; n <= 22; n++) expect([pow(10, n), log10(Number(`1e${n}`))]).toEqual([Number(`1e${n}`), n]);
  });
});

describe("sort", () => {
  test("sorts like the language for consistent comparators, and is stable", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (keys) => {
      const items = keys.map((key, at) => ({ key, at }));
      expect(sorted(items, (a, b) => (a as { key: number }).key - (b as { key: number }).key)).toEqual(items.slice().sort((a, b) => a.key - b.key));
    }));
    fc.assert(fc.property(fc.array(fc.oneof(fc.integer(), fc.string(), fc.constant(undefined))), (items) => {
      expect(sorting.sort.call(items.slice())).toEqual(items.slice().sort());
    }));
  });
  test("keeps holes at the end and sorts in place", () => {
    const items = [3, , 1, undefined, 2] as number[];
    expect(sorting.sort.call(items)).toBe(items);
    expect(items).toEqual([1, 2, 3, undefined, ,]);
    expect(4 in items).toBe(false);
  });
});
