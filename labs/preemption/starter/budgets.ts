import { labelSelectorAsSelector, type PodDisruptionBudget, type PodInfo } from "@reconcile/api";

/** Pods in two groups, each in the order in which they came. */
export interface Split {
  readonly violating: readonly PodInfo[];
  readonly nonViolating: readonly PodInfo[];
}

/**
 * Stage 1. Which pods would a budget protect, if they went one after the other
 * in this order? status.disruptionsAllowed says how many pods a budget lets go.
 * labelSelectorAsSelector makes a selector that can be asked: selector.empty(),
 * selector.matches(labels). It throws if spec.selector cannot be read.
 */
export function filterPodsWithPDBViolation(podInfos: readonly PodInfo[], pdbs: readonly PodDisruptionBudget[]): Split {
  throw new Error("not written yet: filterPodsWithPDBViolation");
}
