import { ActionType, deepEqual, type AffinityTerm, type ClusterEventWithHint, type Listers, type Node, type Pod } from "@reconcile/api";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { constraintsOf, type SpreadConstraint } from "@/labs/scheduler/solution/topology_spread_constraints";
import { hadPlace, waitsFor } from "./hint";

const { Add, Delete, UpdateNodeLabel, UpdateNodeTaint, UpdatePodLabel, UpdatePodToleration } = ActionType;

/** plugins/podtopologyspread: a domain has got another count, or there is another domain. */
export function topologySpreadEvents(listers: Pick<Listers, "defaultSelector">): readonly ClusterEventWithHint[] {
  const hard = (pod: Pod) => constraintsOf(pod, "DoNotSchedule", listers);
  const counted = (constraints: readonly SpreadConstraint[], one: Pod) => constraints.some((constraint) => constraint.matches(one));
  const countsChange = (pod: Pod, before: Pod, now: Pod) => hard(pod).some((constraint) => constraint.matches(before) !== constraint.matches(now));
  return [
    waitsFor<Pod>("AssignedPod", Add | UpdatePodLabel | Delete, (pod, before, now) => {
      if ([before, now].some((one) => one !== undefined && (one.metadata?.namespace ?? "") !== (pod.metadata?.namespace ?? ""))) return false;
      if (before !== undefined && now !== undefined) return countsChange(pod, before, now);
      const one = before ?? now;
      return one !== undefined && counted(hard(pod), one);
    }),
    waitsFor<Pod>("TargetPod", UpdatePodLabel | UpdatePodToleration, (pod, before, now) => {
      if (before === undefined || now === undefined) return false;
      const honorsTaints = (now.spec?.topologySpreadConstraints ?? []).some(({ whenUnsatisfiable, nodeTaintsPolicy }) => whenUnsatisfiable === "DoNotSchedule" && nodeTaintsPolicy === "Honor");
      return (honorsTaints && !deepEqual(before.spec?.tolerations, now.spec?.tolerations)) || countsChange(pod, before, now);
    }),
    waitsFor<Node>("Node", Add | Delete | UpdateNodeLabel | UpdateNodeTaint, (pod, before, now) => {
      const keys = hard(pod).map(({ topologyKey }) => topologyKey);
      const inDomains = (node: Node) => keys.every((key) => labelOf(node, key) !== undefined);
      if (before === undefined || now === undefined) return [before, now].some((node) => node !== undefined && inDomains(node));
      if (inDomains(before) !== inDomains(now)) return true;
      return inDomains(now) && (keys.some((key) => labelOf(before, key) !== labelOf(now, key)) || !deepEqual(before.spec?.taints, now.spec?.taints));
    }),
  ];
}

/** plugins/interpodaffinity: somebody has come whom the pod wants near, or somebody is gone whom it keeps away from, or who kept it away. */
export const interPodAffinityEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Pod>("AssignedPod", Add | UpdatePodLabel | Delete, isSchedulableAfterAssignedPodChange),
  waitsFor<Pod>("TargetPod", UpdatePodLabel),
  waitsFor<Node>("Node", Add | UpdateNodeLabel, (pod, before, now) => {
    const { requiredAffinityTerms, requiredAntiAffinityTerms } = new ParsedPodInfo(pod);
    if (now === undefined) return false;
    // A node without the label is in no domain: no good for affinity, and always good for anti-affinity.
    if (before === undefined) return requiredAntiAffinityTerms.length > 0 || requiredAffinityTerms.some(({ topologyKey }) => labelOf(now, topologyKey) !== undefined);
    const moved = ({ topologyKey }: AffinityTerm) => labelOf(before, topologyKey) !== labelOf(now, topologyKey);
    return requiredAffinityTerms.some((term) => moved(term) && labelOf(now, term.topologyKey) !== undefined)
      || requiredAntiAffinityTerms.some((term) => moved(term) && labelOf(before, term.topologyKey) !== undefined);
  }),
];

function isSchedulableAfterAssignedPodChange(pod: Pod, before: Pod | undefined, now: Pod | undefined): boolean {
  if ([before, now].some((one) => one !== undefined && !hadPlace(one))) return false;
  const { requiredAffinityTerms: wanted, requiredAntiAffinityTerms: hated } = new ParsedPodInfo(pod);
  // One pod has to satisfy all terms of affinity.
  const wants = (one: Pod) => wanted.length > 0 && wanted.every((term) => means(term, one));
  const hates = (one: Pod) => hated.some((term) => means(term, one));
  if (before !== undefined && now !== undefined) return (!wants(before) && wants(now)) || (hates(before) && !hates(now));
  if (now !== undefined) return wants(now);
  return before !== undefined && (hates(before) || new ParsedPodInfo(before).requiredAntiAffinityTerms.some((term) => means(term, pod)));
}

/** A term whose namespaces are selected by their labels may mean any of them: better to try in vain. */
function means(term: AffinityTerm, pod: Pod): boolean {
  return (term.namespaceSelector !== undefined || term.namespaces.has(pod.metadata?.namespace ?? "")) && term.matchesLabels(pod);
}

function labelOf({ metadata }: Node, key: string): string | undefined {
  return metadata?.labels?.[key];
}
