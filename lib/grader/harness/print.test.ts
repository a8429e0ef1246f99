import { describe as group, expect, test } from "vitest";
import { describe, equal, print } from "./print";

class Pod { name = "a"; }
const circle: { self?: unknown } = {};
circle.self = circle;
const hostile = new Proxy({}, { get() { throw new Error("no"); }, ownKeys() { throw new Error("no"); }, getPrototypeOf() { throw new Error("no"); } });

group("print", () => {
  test.each<[unknown, string]>([
    [[1, -0, NaN, "a\n", 2n, undefined, null], '[1, -0, NaN, "a\\n", 2n, undefined, null]'],
    [{ b: 1, a: [], "x-y": 2 }, "{\n  a: [],\n  b: 1,\n  \"x-y\": 2,\n}"],
    [new Pod(), "Pod {\n  name: \"a\",\n}"],
    [new Map([["b", 1], ["a", 2]]), "Map {\n  \"a\" => 2,\n  \"b\" => 1,\n}"],
    [new Set(["b", "a"]), "Set {\n  \"a\",\n  \"b\",\n}"],
    [circle, "{\n  self: [circular ^1],\n}"],
    [[, 1], "[[empty], 1]"],
    [Pod, "[function Pod]"],
    [new TypeError("no"), "[TypeError: no]"],
    [hostile, "[unreadable]"],
    [Object.create(null), "[no prototype] {}"],
    [{ get x() { throw new RangeError("no"); } }, "{\n  x: \"[threw RangeError: no]\",\n}"],
    [new Date(0), "[Date 1970-01-01T00:00:00.000Z]"],
  ])("%#", (value, text) => {
    expect(print(value)).toBe(text);
  });
  test("is clipped, however large or deep the value", () => {
    const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => [inner], 1);
    expect(print(deep).length).toBeLessThan(1_000);
    expect(print(Array.from({ length: 1_000_000 }, (_, i) => i)).length).toBeLessThan(12_000);
    expect(print("x".repeat(1_000_000)).length).toBeLessThan(5_000);
    const wide = Array.from({ length: 6 }).reduce<unknown>((inner) => ({ inner }), Array.from({ length: 10_000 }, () => 1));
    expect(print(wide).length).toBeLessThan(21_000);
  });
});

group("equal", () => {
  const f = () => 1;
  test.each<[unknown, unknown, boolean]>([
    [{ a: 1, b: [2] }, { b: [2], a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [[1, 2], [2, 1], false],
    [[1, , 3], [1, undefined, 3], false],
    [0, -0, false],
    [NaN, NaN, true],
    [new Set([1, 2]), new Set([2, 1]), true],
    [new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]]), true],
    [new Map(), new Set(), false],
    [[], {}, false],
    [new Pod(), { name: "a" }, true],
    [{ f }, { f }, true],
    [{ f }, { f: () => 1 }, false],
    [circle, circle, true],
    ["1", 1, false],
    [{ a: "1, b: 2" }, { a: 1, b: 2 }, false],
    [new Date(1), new Date(2), false],
    [null, undefined, false],
    [[{}], [{}], true],
    [[1, ["a", [null]]], [1, ["a", [null]]], true],
    [[1, ["a", [null]]], [1, ["a", [0]]], false],
    [[[0]], [[-0]], false],
    [[1, [, 3]], [1, [undefined, 3]], false],
    // Nobody can say what is in them.
    [hostile, new Proxy({}, { ownKeys() { throw new Error("no"); } }), false],
  ])("%#", (a, b, same) => {
    expect(equal(a, b)).toBe(same);
    expect(equal(b, a)).toBe(same);
  });
  test("reads a list once, so that a proxy cannot mend its answer", () => {
    let reads = 0;
    const guess = new Proxy([[]] as unknown[], { get: (list, key) => (key === "0" ? [1, ++reads] : Reflect.get(list, key) as unknown) });
    expect(equal(guess, [[1, 2]])).toBe(false);
    expect(reads).toBe(1);
  });
  test("says that it cannot tell, instead of never ending", () => {
    const half = (depth: number): unknown => { let node: unknown = 1; for (let i = 0; i < depth; i++) node = [node, node]; return node; };
    expect(equal(half(60), half(60))).toBeUndefined();
  });
});

test("what was thrown is described in one line, whatever it is", () => {
  expect(describe(new RangeError("Maximum call stack size exceeded"))).toContain("stack overflow");
  expect([undefined, "text", { a: 1 }, new Error("")].map(describe)).toEqual(["undefined", "text", "{ a: 1 }", "Error"]);
  expect(describe(hostile)).toBe("[unreadable]");
  expect(describe(Object.assign(new Error("x"), { name: 7 }))).toBe("Error: x");
});
