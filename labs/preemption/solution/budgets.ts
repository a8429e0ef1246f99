import { labelSelectorAsSelector, type Pod, type PodDisruptionBudget, type PodInfo, type Selector } from "@reconcile/api";

/** Pods in two groups, each in the order in which they came. */
export interface Split {
  readonly violating: readonly PodInfo[];
  readonly nonViolating: readonly PodInfo[];
}

/**
 * Which pods would a budget protect, if they went one after the other in this order? (filterPodsWithPDBViolation in
 * plugins/defaultpreemption/default_preemption.go)
 */
export function filterPodsWithPDBViolation(podInfos: readonly PodInfo[], pdbs: readonly PodDisruptionBudget[]): Split {
  const budgets = pdbs.map((pdb) => ({ pdb, selector: selectorOf(pdb), allowed: pdb.status?.disruptionsAllowed ?? 0 }));
  const violating: PodInfo[] = [];
  const nonViolating: PodInfo[] = [];
  for (const podInfo of podInfos) {
    let violates = false;
    for (const budget of budgets) {
      if (!protects(budget, podInfo.pod)) continue;
      budget.allowed -= 1;
      if (budget.allowed < 0) violates = true;
    }
    (violates ? violating : nonViolating).push(podInfo);
  }
  return { violating, nonViolating };
}

/** Undefined if it cannot be read: then it selects nothing. */
function selectorOf(pdb: PodDisruptionBudget): Selector | undefined {
  try {
    return labelSelectorAsSelector(pdb.spec?.selector);
  } catch {
    return undefined;
  }
}

/** Does the pod count against the budget? One whose eviction was allowed already has been counted by the disruption controller's books. */
function protects({ pdb, selector }: { readonly pdb: PodDisruptionBudget; readonly selector: Selector | undefined }, pod: Pod): boolean {
  const { name = "", namespace = "", labels = {} } = pod.metadata ?? {};
  if ((pdb.metadata?.namespace ?? "") !== namespace) return false;
  if (selector === undefined || selector.empty() || !selector.matches(labels)) return false;
  return pdb.status?.disruptedPods?.[name] === undefined;
}
