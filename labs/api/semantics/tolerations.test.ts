import { expect, test } from "vitest";
import type { Taint, Toleration } from "../kubernetes/affinity";
import { findMatchingUntoleratedTaint, tolerationsTolerateTaint, tolerationToleratesTaint } from "./tolerations";

const gpu: Taint = { key: "gpu", value: "yes", effect: "NoSchedule" };

test.each<[Toleration, boolean]>([
  [{ operator: "Exists" }, true], [{ key: "gpu", operator: "Exists" }, true], [{ key: "gpu", value: "yes" }, true], [{ key: "gpu", operator: "Equal", value: "no" }, false],
  [{ key: "cpu", operator: "Exists" }, false], [{ key: "gpu", value: "yes", effect: "NoExecute" }, false], [{ key: "gpu", value: "yes", effect: "" }, true], [{ key: "gpu" }, false],
  [{ key: "gpu", operator: "In" as "Equal", value: "yes" }, false], [{ key: "gpu", operator: "" as "Equal", value: "yes" }, true],
])("%j covers gpu=yes:NoSchedule: %s", (toleration, expected) => { expect(tolerationToleratesTaint(toleration, gpu)).toBe(expected); });

test("numbers are compared only where that is switched on, and only if both are whole numbers", () => {
  const level = (value: string): Taint => ({ key: "level", value, effect: "NoSchedule" });
  const covers = (operator: "Lt" | "Gt", bound: string, value: string, on = true) => tolerationToleratesTaint({ key: "level", operator, value: bound }, level(value), on);
  expect([covers("Gt", "10", "11"), covers("Gt", "10", "10"), covers("Lt", "10", "9"), covers("Lt", "10", "9", false), covers("Lt", "10", "08"), covers("Lt", "+10", "9"), covers("Lt", "10", "x")])
    .toEqual([true, false, true, false, false, false, false]);
});

test("the first taint that nothing covers", () => {
  const taints: Taint[] = [gpu, { key: "old", effect: "PreferNoSchedule" }, { key: "down", effect: "NoExecute" }];
  const tolerations: Toleration[] = [{ key: "gpu", operator: "Exists" }];
  expect(findMatchingUntoleratedTaint(taints, tolerations)?.key).toBe("old");
  expect(findMatchingUntoleratedTaint(taints, tolerations, ({ effect }) => effect !== "PreferNoSchedule")?.key).toBe("down");
  expect(findMatchingUntoleratedTaint([gpu], tolerations)).toBeUndefined();
  expect([findMatchingUntoleratedTaint(undefined, undefined), tolerationsTolerateTaint(undefined, gpu)]).toEqual([undefined, false]);
});
