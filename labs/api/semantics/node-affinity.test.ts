import { expect, test } from "vitest";
import type { NodeSelectorTerm } from "../kubernetes/affinity";
import type { Node } from "../kubernetes/node";
import { matchesRequiredNodeAffinity, nodeSelectorMatches, preferredNodeAffinityScore } from "./node-affinity";

const node: Node = { metadata: { name: "n1", labels: { zone: "a", disk: "ssd", cores: "16" } } };
const required = (...nodeSelectorTerms: NodeSelectorTerm[]) => nodeSelectorMatches({ nodeSelectorTerms }, node);
const expression = (key: string, operator: "In" | "NotIn" | "Exists" | "DoesNotExist" | "Gt" | "Lt", ...values: string[]): NodeSelectorTerm => ({ matchExpressions: [{ key, operator, values }] });

test.each([
  [expression("zone", "In", "a", "b"), true], [expression("zone", "NotIn", "a"), false], [expression("gpu", "NotIn", "x"), true], [expression("disk", "Exists"), true],
  [expression("disk", "DoesNotExist"), false], [expression("cores", "Gt", "15"), true], [expression("cores", "Lt", "16"), false], [expression("disk", "Gt", "1"), false], [{}, false],
])("%j: %s", (term, expected) => { expect(required(term)).toBe(expected); });

test("terms are ORed, the requirements of one are ANDed", () => {
  expect(required(expression("zone", "In", "b"), expression("disk", "Exists"))).toBe(true);
  expect(required({ matchExpressions: [{ key: "zone", operator: "In", values: ["a"] }, { key: "gpu", operator: "Exists" }] })).toBe(false);
});
test("a field is the node's name; a node without one is not asked", () => {
  const named = (operator: "In" | "NotIn", name: string) => ({ matchFields: [{ key: "metadata.name", operator, values: [name] }] });
  expect([required(named("In", "n1")), required(named("In", "n2")), required(named("NotIn", "n2"))]).toEqual([true, false, true]);
  expect(nodeSelectorMatches({ nodeSelectorTerms: [named("In", "n2")] }, { metadata: {} })).toBe(true);
});
test("a term that is not valid is only a failure where no other one matches", () => {
  const wrong = expression("zone", "In");
  expect(required(wrong, expression("zone", "Exists"))).toBe(true);
  expect(() => required(wrong, expression("zone", "DoesNotExist"))).toThrow("nodeSelectorTerms[0].matchExpressions[0].values: Invalid value: []");
  expect(() => required({ matchFields: [{ key: "metadata.name", operator: "Exists" }] })).toThrow('nodeSelectorTerms[0].matchFields[0].operator: Unsupported value: "Exists": supported values: "In", "NotIn"');
  expect(() => required(expression("cores", "Gt", "many"))).toThrow("must be an integer");
});
test("a pod's nodeSelector and its affinity must both hold", () => {
  const affinity = (value: string) => ({ nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [expression("zone", "In", value)] } } });
  const matches = (nodeSelector: Record<string, string> | undefined, value?: string) =>
    matchesRequiredNodeAffinity({ spec: { containers: [], ...(nodeSelector ? { nodeSelector } : {}), ...(value ? { affinity: affinity(value) } : {}) } }, node);
  expect([matches(undefined), matches({ disk: "ssd" }), matches({ disk: "ssd" }, "a"), matches({ disk: "ssd" }, "b"), matches({ disk: "hdd" }, "a")]).toEqual([true, true, true, false, false]);
});
test("the score is the sum of the weights of what matches", () => {
  const terms = [{ weight: 5, preference: expression("zone", "In", "a") }, { weight: 30, preference: expression("zone", "In", "b") }, { weight: 2, preference: expression("disk", "Exists") }, { weight: 9, preference: {} }];
  expect(preferredNodeAffinityScore(terms, node)).toBe(7);
  expect(() => preferredNodeAffinityScore([{ weight: 1, preference: expression("zone", "In") }], node)).toThrow("[0].matchExpressions[0].values");
  expect(preferredNodeAffinityScore([{ weight: 0, preference: expression("zone", "In") }], node)).toBe(0);
});
