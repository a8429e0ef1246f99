// mutant-of: aggregation.ts
// killed-by: aggregation.gathers
// mistake: A role that its own selector selects keeps its old rules for ever: what was taken from its parts stays.
import { deepEqual, labelSelectorAsSelector } from "@reconcile/api";
import type { ClusterRole, PolicyRule } from "@reconcile/api";

/**
 * The rules of a role that is put together from others (pkg/controller/clusterroleaggregation): those of every ClusterRole that one of its selectors selects, in the order of their names, each rule once.
 * A role without an aggregation rule keeps its own.
 */
export function aggregatedRules(role: ClusterRole, all: readonly ClusterRole[]): readonly PolicyRule[] {
  if (role.aggregationRule === undefined) return role.rules ?? [];
  const rules: PolicyRule[] = [];
  const byName = [...all].sort((a, b) => ((a.metadata?.name ?? "") < (b.metadata?.name ?? "") ? -1 : 1));
  for (const one of role.aggregationRule.clusterRoleSelectors ?? []) {
    const selector = labelSelectorAsSelector(one);
    for (const { metadata, rules: more = [] } of byName) {
      if (!selector.matches(metadata?.labels ?? {})) continue;
      for (const rule of more) if (!rules.some((known) => deepEqual(known, rule))) rules.push(rule);
    }
  }
  return rules;
}
