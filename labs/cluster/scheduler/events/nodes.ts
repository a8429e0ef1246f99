import { ActionType, findMatchingUntoleratedTaint, tolerationsTolerateTaint, type ClusterEventWithHint, type Node, type Pod, type Taint } from "@reconcile/api";
import { HostPorts } from "@/labs/scheduler/framework/host_ports";
import { hostPorts } from "@/labs/scheduler/framework/node_info";
import { nodeMatches } from "@/labs/scheduler/solution/node_match";
import { hadPlace, waitsFor } from "./hint";

const { Add, Delete, UpdateNodeLabel, UpdateNodeTaint, UpdatePodToleration } = ActionType;
const unschedulableTaint: Taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

/** plugins/nodename. */
export const nodeNameEvents: readonly ClusterEventWithHint[] = [waitsFor("Node", Add)];

/** plugins/nodeunschedulable: a node comes that is not cordoned, or is uncordoned; or the pod tolerates cordoned nodes from now on. */
export const nodeUnschedulableEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Node>("Node", Add | UpdateNodeTaint, (_pod, before, now) => !now?.spec?.unschedulable && (before === undefined || before.spec?.unschedulable === true)),
  waitsFor<Pod>("TargetPod", UpdatePodToleration, (_pod, _before, now) => tolerationsTolerateTaint(now?.spec?.tolerations, unschedulableTaint)),
];

/** plugins/tainttoleration: a node has no taint any more that the pod does not tolerate; or the pod tolerates more. */
export const taintTolerationEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Node>("Node", Add | UpdateNodeTaint, (pod, before, now) => (before === undefined || isRepelled(pod, before)) && now !== undefined && !isRepelled(pod, now)),
  waitsFor<Pod>("TargetPod", UpdatePodToleration),
];

function isRepelled(pod: Pod, { spec }: Node): boolean {
  return findMatchingUntoleratedTaint(spec?.taints, pod.spec?.tolerations, ({ effect }) => effect !== "PreferNoSchedule") !== undefined;
}

/** plugins/nodeaffinity: a node matches that was not there, or did not match. */
export const nodeAffinityEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Node>("Node", Add | UpdateNodeLabel, (pod, before, now) => now !== undefined && nodeMatches(pod, now) && (before === undefined || !nodeMatches(pod, before))),
];

/** plugins/nodeports: a pod is gone that had a port which this one wants. */
export const nodePortsEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Pod>("AssignedPod", Delete, (pod, before) => before !== undefined && hadPlace(before) && sharePort(pod, before)),
  waitsFor("Node", Add),
];

function sharePort(pod: Pod, other: Pod): boolean {
  const taken = new HostPorts();
  for (const { hostIP, protocol, hostPort } of hostPorts(other)) taken.add(hostIP, protocol, hostPort ?? 0);
  return hostPorts(pod).some(({ hostIP, protocol, hostPort }) => taken.checkConflict(hostIP, protocol, hostPort ?? 0));
}
