import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Sfc32 } from "./sfc32";
import { randomFrom, stream } from "./streams";

describe("random streams", () => {
  it("draws what sfc32 draws", () => {
    // PractRand's sfc32 seeded with (0, 0, 0), counter 1, twelve outputs thrown away; worked out with 64-bit arithmetic.
    const reference = (count: number) => {
      let [a, b, c, counter] = [0n, 0n, 0n, 1n];
      const mask = 0xffffffffn;
      const out: number[] = [];
      for (let i = 0; i < 12 + count; i++) {
        const sum = (a + b + counter++) & mask;
        a = b ^ (b >> 9n);
        b = (c + (c << 3n)) & mask;
        c = ((((c << 21n) & mask) | (c >> 11n)) + sum) & mask;
        if (i >= 12) out.push(Number(sum));
      }
      return out;
    };
    const source = new Sfc32(0, 0, 0);
    expect(Array.from({ length: 100 }, () => source.uint32())).toEqual(reference(100));
  });

  it("gives another stream for each seed and each label, and the same for the same", () => {
    const first = (seed: number, ...labels: string[]) => stream(seed, ...labels).uint32();
    const all = [first(1), first(2), first(-1), first(1 + 2 ** 32), first(1, "a"), first(1, "b"), first(1, "a", "b"), first(1, "ab"), first(1, "b", "a")];
    expect(new Set(all).size).toBe(all.length);
    expect(first(1, "a", "b")).toBe(first(1, "a", "b"));
  });

  it("keeps integers within their bounds and reaches both", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), fc.nat(), fc.integer(), (min, width, seed) => {
      const max = Math.min(Number.MAX_SAFE_INTEGER, min + width);
      const value = randomFrom(() => stream(seed)).int(min, max);
      expect(Number.isSafeInteger(value) && value >= min && value <= max).toBe(true);
    }));
    const random = randomFrom(() => stream(4));
    expect(new Set(Array.from({ length: 200 }, () => random.int(-1, 1)))).toEqual(new Set([-1, 0, 1]));
  });

  it("is even enough: each of ten buckets gets its tenth", () => {
    const random = randomFrom(() => stream(9));
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const bucket = Math.floor(random.next() * 10);
      buckets[bucket] = (buckets[bucket] as number) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });

  it("refuses bounds and lists that make no sense", () => {
    const random = randomFrom(() => stream(1));
    expect(() => random.int(2, 1)).toThrow(/smaller one first/);
    expect(() => random.int(0.5, 1)).toThrow(/integers/);
    expect(() => random.pick([])).toThrow(/empty/);
  });
});
