import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyJson } from "./json";

describe("copyJson", () => {
  it("copies any JSON value as JSON itself would, sharing nothing", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value);
      const copy = copyJson(value);
      expect(JSON.stringify(copy)).toBe(text);
      expect(sharesObject(value, copy)).toBe(false);
    }));
  });

  it("leaves out undefined properties, and makes -0 into 0", () => {
    expect(copyJson({ a: undefined, b: -0, c: [-0] })).toEqual({ b: 0, c: [0] });
    expect(Object.keys(copyJson({ a: undefined }) as object)).toEqual([]);
    expect(Object.is(copyJson(-0), 0)).toBe(true);
  });

  it("keeps a property named __proto__ a property", () => {
    const copy = copyJson(JSON.parse('{"__proto__": {"a": [1]}}')) as object;
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":[1]}}');
  });

  it("keeps the order of keys", () => {
    expect(Object.keys(copyJson({ z: 1, a: [], 1: 2 }) as object)).toEqual(["1", "z", "a"]);
  });

  it("copies an instance of a class as a plain object", () => {
    class Vote { readonly term = 3; get double() { return 6; } }
    const copy = copyJson({ vote: new Vote() }) as { vote: object };
    expect(copy).toEqual({ vote: { term: 3 } });
    expect(Object.getPrototypeOf(copy.vote)).toBe(Object.prototype);
  });

  it.each([
    ["a function", { f: () => 1 }, /type function \(property "f"\)/],
    ["NaN", { deep: [{ x: NaN }] }, /NaN \(property "x"\)/],
    ["infinity", [1, -Infinity], /-Infinity/],
    ["a bigint", [1n], /bigint \(index 0\)/],
    ["a hole", new Array(1), /undefined \(index 0\)/],
    ["undefined", undefined, /undefined/],
    ["a symbol", { s: Symbol("s") }, /symbol/],
    ["a Map", { m: new Map() }, /a Map/],
    ["a Date", new Date(0), /a Date/],
    ["a promise", [Promise.resolve()], /a Promise/],
  ])("refuses %s, saying where", (_, value, message) => {
    expect(() => copyJson(value)).toThrow(message);
  });

  it("refuses a cycle instead of running out of stack", () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(() => copyJson(cycle)).toThrow(/cycle/);
  });
});

function sharesObject(a: unknown, b: unknown): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) return false;
  if (a === b) return true;
  return Object.keys(a).some((key) => sharesObject((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
