import { describe, expect, test } from "vitest";
import { applyJSONPatch, type JSONPatchOperation } from "./json-patch";
import { applyMergePatch, createMergePatch, mergeMergePatches } from "./merge-patch";

const pod = { metadata: { labels: { app: "web" } }, containers: [{ name: "a" }, { name: "b" }] };
const patched = (...operations: JSONPatchOperation[]): unknown => applyJSONPatch<unknown>(pod, operations);

describe("JSON Patch", () => {
  test("operations are applied one after the other, to a copy", () => {
    const before = JSON.stringify(pod);
    expect(patched(
      { op: "test", path: "/metadata/labels/app", value: "web" },
      { op: "add", path: "/metadata/labels/example.com~1tier", value: "front" },
      { op: "add", path: "/containers/1", value: { name: "x" } },
      { op: "copy", from: "/containers/0", path: "/containers/-" },
      { op: "replace", path: "/containers/3/name", value: "z" },
      { op: "move", from: "/containers/2", path: "/first" },
      { op: "remove", path: "/metadata/labels/app" },
    )).toEqual({ metadata: { labels: { "example.com/tier": "front" } }, containers: [{ name: "a" }, { name: "x" }, { name: "z" }], first: { name: "b" } });
    expect(JSON.stringify(pod)).toBe(before);
  });
  test("what is put in twice is not shared", () => {
    const value = { n: 1 };
    expect(applyJSONPatch({}, [{ op: "add", path: "/a", value }, { op: "copy", from: "/a", path: "/b" }, { op: "replace", path: "/a/n", value: 2 }])).toEqual({ a: { n: 2 }, b: { n: 1 } });
    expect(value.n).toBe(1);
  });
  test.each<[string, JSONPatchOperation]>([
    ['add operation 0 does not apply: "/spec/x": there is no "spec"', { op: "add", path: "/spec/x", value: 1 }],
    ["the list has no element 3", { op: "add", path: "/containers/3", value: 1 }],
    ["no index of a list", { op: "remove", path: "/containers/-" }],
    ["no index of a list", { op: "replace", path: "/containers/00", value: 1 }],
    ['there is no "spec"', { op: "replace", path: "/spec", value: 1 }],
    ["moved into itself", { op: "move", from: "/metadata", path: "/metadata/labels/x" }],
    ['it is not "api"', { op: "test", path: "/metadata/labels/app", value: "api" }],
    ["does not begin with", { op: "remove", path: "metadata" }],
    ['followed neither by 0 nor by 1', { op: "remove", path: "/a~2" }],
    ["neither an object nor a list", { op: "add", path: "/metadata/labels/app/x", value: 1 }],
    ['there is no "toString"', { op: "test", path: "/toString", value: 1 }],
    ["there is no such operation", { op: "inc" as "remove", path: "/containers" }],
    ["path is missing", { op: "remove" } as unknown as JSONPatchOperation],
  ])("%s", (why, operation) => { expect(() => patched(operation)).toThrow(why); });
  test("a key called __proto__ is a key", () => {
    const result = applyJSONPatch<object>({}, [{ op: "add", path: "/__proto__", value: { polluted: 1 } }]);
    expect([JSON.stringify(result), Object.getPrototypeOf(result) === Object.prototype, ({} as { polluted?: 1 }).polluted]).toEqual(['{"__proto__":{"polluted":1}}', true, undefined]);
    expect(() => applyJSONPatch({}, [{ op: "add", path: "/__proto__/polluted", value: 1 }])).toThrow('there is no "__proto__"');
  });
});

describe("JSON Merge Patch", () => {
  test("replaces, removes and goes into objects; lists are replaced whole", () => {
    expect(applyMergePatch<unknown>(pod, { metadata: { labels: { app: null, tier: "front" } }, containers: [] })).toEqual({ metadata: { labels: { tier: "front" } }, containers: [] });
    expect([applyMergePatch<unknown>({ a: 1 }, "x"), applyMergePatch<unknown>("x", { a: { b: null, c: 1 } }), applyMergePatch<unknown>({ a: 1 }, null)]).toEqual(["x", { a: { c: 1 } }, null]);
  });
  test("a patch made of two objects makes the one of the other", () => {
    const after = { metadata: { labels: { app: "api" }, name: "n" }, containers: [{ name: "b" }] };
    const patch = createMergePatch({ ...pod, gone: 1 }, after);
    expect(patch).toEqual({ metadata: { labels: { app: "api" }, name: "n" }, containers: [{ name: "b" }], gone: null });
    expect(applyMergePatch<unknown>({ ...pod, gone: 1 }, patch)).toEqual(after);
    expect(createMergePatch(pod, pod)).toEqual({});
  });
  test("two patches in one do what they do one after the other, where a null can say it", () => {
    const [first, second] = [{ a: { x: 1 }, b: null, c: 3 }, { a: { x: null, y: 2 }, c: null, d: { e: null } }];
    const target = { a: { z: 0 }, b: 1, d: { e: 1, f: 1 } };
    const both = mergeMergePatches(first, second);
    expect(both).toEqual({ a: { x: null, y: 2 }, b: null, c: null, d: { e: null } });
    expect(applyMergePatch<unknown>(target, both)).toEqual(applyMergePatch<unknown>(applyMergePatch<unknown>(target, first), second));
  });
  test("a key called __proto__ is a key", () => {
    const result = applyMergePatch<object>({}, JSON.parse('{"__proto__":{"polluted":1}}'));
    expect([JSON.stringify(result), ({} as { polluted?: 1 }).polluted]).toEqual(['{"__proto__":{"polluted":1}}', undefined]);
  });
});
