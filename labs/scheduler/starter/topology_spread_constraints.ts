import {
  findMatchingUntoleratedTaint, labelSelectorAsSelector,
  type LabelSelector, type Listers, type NodeInfo, type Pod, type PodInfo, type TopologySpreadConstraint,
} from "@reconcile/api";
import { nodeMatches } from "./node_match";

type Labels = Readonly<Record<string, string>>;

/** A constraint of a pod, made ready. */
export interface SpreadConstraint {
  readonly maxSkew: number;
  readonly topologyKey: string;
  readonly minDomains: number;
  /** Does it count this pod? */
  matches(pod: Pod): boolean;
  /** Is the node one whose pods count, as nodeAffinityPolicy and nodeTaintsPolicy say? */
  includes(nodeInfo: NodeInfo): boolean;
}

/** The cluster's own defaults, for pods that say nothing and belong to a service or a set (systemDefaultConstraints). */
export const systemDefaultConstraints: readonly TopologySpreadConstraint[] = [
  { topologyKey: "kubernetes.io/hostname", whenUnsatisfiable: "ScheduleAnyway", maxSkew: 3 },
  { topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: "ScheduleAnyway", maxSkew: 5 },
];

/** The pod's constraints of one kind; the defaults if it has none of any kind (podtopologyspread/common.go). */
export function constraintsOf(
  pod: Pod, action: TopologySpreadConstraint["whenUnsatisfiable"], listers?: Pick<Listers, "defaultSelector">,
): readonly SpreadConstraint[] {
  const own = pod.spec?.topologySpreadConstraints ?? [];
  if (own.length > 0) return own.filter((constraint) => constraint.whenUnsatisfiable === action).map((constraint) => ready(pod, constraint, constraint.labelSelector));
  const defaults = systemDefaultConstraints.filter((constraint) => constraint.whenUnsatisfiable === action);
  if (defaults.length === 0) return [];
  const selector = listers?.defaultSelector(pod);
  return selector === undefined ? [] : defaults.map((constraint) => ready(pod, constraint, selector));
}

/** Are all labels there that the constraints speak of? */
export function hasAllTopologies({ labels }: NodeInfo, constraints: readonly SpreadConstraint[]): boolean {
  return constraints.every(({ topologyKey }) => labels[topologyKey] !== undefined);
}

/** How many of these pods the constraint counts: of the same namespace, selected, and not about to end. */
export function countPods(podInfos: readonly PodInfo[], constraint: SpreadConstraint, namespace: string): number {
  let count = 0;
  for (const { pod } of podInfos) {
    if (pod.metadata?.deletionTimestamp !== undefined || (pod.metadata?.namespace ?? "") !== namespace) continue;
    if (constraint.matches(pod)) count += 1;
  }
  return count;
}

const noLabels: Labels = {};

function ready(pod: Pod, constraint: TopologySpreadConstraint, labelSelector: LabelSelector | undefined): SpreadConstraint {
  const { maxSkew, topologyKey, minDomains = 1, matchLabelKeys = [], nodeAffinityPolicy = "Honor", nodeTaintsPolicy = "Ignore" } = constraint;
  const labels: Labels = pod.metadata?.labels ?? noLabels;
  const own = matchLabelKeys.filter((key) => labels[key] !== undefined).map((key) => ({ key, operator: "In" as const, values: [labels[key] ?? ""] }));
  const selector = labelSelectorAsSelector(labelSelector && { ...labelSelector, matchExpressions: [...labelSelector.matchExpressions ?? [], ...own] });
  const tolerations = pod.spec?.tolerations ?? [];
  return {
    maxSkew, topologyKey, minDomains,
    matches: (other) => selector.matches(other.metadata?.labels ?? noLabels),
    includes: ({ node }) => (nodeAffinityPolicy === "Ignore" || nodeMatches(pod, node))
      && (nodeTaintsPolicy === "Ignore" || findMatchingUntoleratedTaint(node.spec?.taints ?? [], tolerations, (taint) => taint.effect !== "PreferNoSchedule") === undefined),
  };
}
