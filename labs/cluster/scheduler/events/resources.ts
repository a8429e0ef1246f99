import { ActionType, type ClusterEventWithHint, type Node, type Pod, type Resource } from "@reconcile/api";
import { IncrementalNodeInfo } from "@/labs/scheduler/framework/node_info";
import { fitsRequest } from "@/labs/scheduler/solution/fit";
import { amountOf, podResource, resourceOf } from "@/labs/scheduler/solution/resources";
import { hadPlace, waitsFor } from "./hint";

const { Add, Delete, UpdateNodeAllocatable, UpdatePodScaleDown } = ActionType;

/** plugins/noderesources/fit.go: something is free that was not. */
export const fitEvents: readonly ClusterEventWithHint[] = [
  waitsFor<Pod>("AssignedPod", Delete, (_pod, before) => before !== undefined && hadPlace(before)),
  waitsFor<Pod>("AssignedPod", UpdatePodScaleDown, (pod, before, now) => before !== undefined && now !== undefined && growsAny(podResource(pod), podResource(now), podResource(before))),
  waitsFor<Pod>("TargetPod", UpdatePodScaleDown),
  waitsFor<Node>("Node", Add | UpdateNodeAllocatable, isSchedulableAfterNodeChange),
];

/** The node would be large enough if it were empty; and it is new, or has more than before of what the pod requests. */
function isSchedulableAfterNodeChange(pod: Pod, before: Node | undefined, now: Node | undefined): boolean {
  if (now === undefined) return false;
  const requests = podResource(pod);
  if (fitsRequest(requests, new IncrementalNodeInfo(now)).length > 0) return false;
  if (before === undefined) return true;
  const [was, is] = [resourceOf(before.status?.allocatable), resourceOf(now.status?.allocatable)];
  return is.allowedPodNumber > was.allowedPodNumber || growsAny(requests, was, is);
}

/** Whether there is more of anything that is requested. */
function growsAny(requests: Resource, from: Resource, to: Resource): boolean {
  return ["cpu", "memory", "ephemeral-storage", ...requests.scalarResources.keys()].some((name) => amountOf(requests, name) > 0 && amountOf(to, name) > amountOf(from, name));
}
