// mutant-of: budgets.ts
// killed-by: cost.budget-scope
// mistake: A budget with an empty selector protects every pod of its namespace from preemption.
import { labelSelectorAsSelector, type Pod, type PodDisruptionBudget, type PodInfo, type Selector } from "@reconcile/api";
export interface Split {
  readonly violating: readonly PodInfo[];
  readonly nonViolating: readonly PodInfo[];
}
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
function selectorOf(pdb: PodDisruptionBudget): Selector | undefined {
  try {
    return labelSelectorAsSelector(pdb.spec?.selector);
  } catch {
    return undefined;
  }
}
function protects({ pdb, selector }: { readonly pdb: PodDisruptionBudget; readonly selector: Selector | undefined }, pod: Pod): boolean {
  const { name = "", namespace = "", labels = {} } = pod.metadata ?? {};
  if ((pdb.metadata?.namespace ?? "") !== namespace) return false;
  if (selector === undefined || !selector.matches(labels)) return false;
  return pdb.status?.disruptedPods?.[name] === undefined;
}
