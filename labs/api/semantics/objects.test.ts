import { describe, expect, test } from "vitest";
import { getControllerOf, isControlledBy, newControllerRef } from "./controller-ref";
import { deepCopy, deepEqual } from "./deep";
import { getScaledValueFromIntOrPercent } from "./int-or-percent";
import { metaNamespaceKeyFunc, splitMetaNamespaceKey } from "./keys";

test("keys name an object with its namespace, if it has one", () => {
  expect([metaNamespaceKeyFunc({ metadata: { namespace: "a", name: "b" } }), metaNamespaceKeyFunc({ metadata: { name: "n" } }), metaNamespaceKeyFunc({})]).toEqual(["a/b", "n", ""]);
  expect([splitMetaNamespaceKey("a/b"), splitMetaNamespaceKey("n"), splitMetaNamespaceKey("/n")]).toEqual([{ namespace: "a", name: "b" }, { namespace: "", name: "n" }, { namespace: "", name: "n" }]);
  expect(() => splitMetaNamespaceKey("a/b/c")).toThrow('unexpected key format: "a/b/c"');
});

test("the controller is the owner that says so, and is known by its uid", () => {
  const owner = { metadata: { name: "web", uid: "u1" } };
  const reference = newControllerRef(owner, { group: "apps", version: "v1", kind: "ReplicaSet" });
  expect(reference).toEqual({ apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "u1", blockOwnerDeletion: true, controller: true });
  const pod = { metadata: { ownerReferences: [{ apiVersion: "v1", kind: "Node", name: "n", uid: "u0" }, reference] } };
  expect(getControllerOf(pod)?.uid).toBe("u1");
  expect([isControlledBy(pod, owner), isControlledBy(pod, { metadata: { name: "web", uid: "u2" } }), isControlledBy({}, {})]).toEqual([true, false, false]);
  expect(newControllerRef({}, { group: "", version: "v1", kind: "Pod" }).apiVersion).toBe("v1");
});

test.each([[3, 10, true, 3], ["25%", 10, true, 3], ["25%", 10, false, 2], ["0%", 7, true, 0], ["100%", 7, false, 7], ["150%", 2, true, 3]])("%s of %i, up %s, is %i", (value, total, up, expected) => {
  expect(getScaledValueFromIntOrPercent(value, total, up)).toBe(expected);
});
test.each(["25", "%", "2.5%", "a%"])("%s is no share", (value) => { expect(() => getScaledValueFromIntOrPercent(value, 10, true)).toThrow("invalid value for IntOrString"); });

describe("JSON values", () => {
  test("are equal by content, whatever the order of keys", () => {
    expect(deepEqual({ a: [1, { b: null }], c: undefined }, { a: [1, { b: null }] })).toBe(true);
    for (const [a, b] of [[{ a: 1 }, { b: 1 }], [[1, 2], [2, 1]], [[], {}], [null, {}], ["1", 1], [{ a: null }, {}], [{ toString: 1 }, {}], [[1], [1, 2]]]) expect(deepEqual(a, b)).toBe(false);
    expect([deepEqual(0, -0), deepEqual(NaN, NaN)]).toEqual([true, true]);
  });
  test("a copy shares nothing, and keeps odd keys", () => {
    const pod = { metadata: { labels: { a: "1" } }, list: [{ x: 1 }] };
    const copy = deepCopy(pod);
    copy.metadata.labels.a = "2";
    copy.list[0]!.x = 2;
    expect(pod).toEqual({ metadata: { labels: { a: "1" } }, list: [{ x: 1 }] });
    const odd = JSON.parse('{"__proto__":{"polluted":true}}') as object;
    expect([JSON.stringify(deepCopy(odd)), Object.getPrototypeOf(deepCopy(odd)) === Object.prototype, deepEqual(odd, {})]).toEqual(['{"__proto__":{"polluted":true}}', true, false]);
  });
});
