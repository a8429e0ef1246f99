import type { NodeInfo, PluginStatus, Pod } from "@reconcile/api";
import { podPriority, terminatingByPreemption } from "./pods";

/**
 * Why the pod may not preempt others; undefined if it may (PodEligibleToPreemptOthers in plugins/defaultpreemption/default_preemption.go).
 * `nominatedNode`: the node of its `status.nominatedNodeName`, if there is one; `nominatedNodeStatus`: what the filters just said about it.
 */
export function notEligibleToPreempt(pod: Pod, nominatedNode: NodeInfo | undefined, nominatedNodeStatus: PluginStatus | undefined): string | undefined {
  if (pod.spec?.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  // It will never get in there: look for another place.
  if (nominatedNode === undefined || nominatedNodeStatus?.code === "UnschedulableAndUnresolvable") return undefined;
  const waits = nominatedNode.pods.some((info) => podPriority(info.pod) < podPriority(pod) && terminatingByPreemption(info.pod));
  return waits ? "not eligible due to a terminating pod on the nominated node." : undefined;
}
