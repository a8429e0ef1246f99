import { deepEqual, labelSelectorAsSelector } from "@reconcile/api";
import type { ClusterRole, PolicyRule } from "@reconcile/api";

/**
 * Stage 4. The rules of a role that is put together from others: those of every ClusterRole that one of its selectors selects, in the order of their names, each rule once.
 * A role without an aggregation rule keeps its own.
 */
export function aggregatedRules(role: ClusterRole, all: readonly ClusterRole[]): readonly PolicyRule[] {
  throw new Error("not written yet: aggregatedRules");
}
