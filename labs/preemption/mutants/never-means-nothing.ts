// mutant-of: eligible.ts
// killed-by: plugin.never
// mistake: A pod that must not preempt does.
import type { NodeInfo, PluginStatus, Pod } from "@reconcile/api";
import { podPriority, terminatingByPreemption } from "./pods";
export function notEligibleToPreempt(pod: Pod, nominatedNode: NodeInfo | undefined, nominatedNodeStatus: PluginStatus | undefined): string | undefined {
  if (nominatedNode === undefined || nominatedNodeStatus?.code === "UnschedulableAndUnresolvable") return undefined;
  const waits = nominatedNode.pods.some((info) => podPriority(info.pod) < podPriority(pod) && terminatingByPreemption(info.pod));
  return waits ? "not eligible due to a terminating pod on the nominated node." : undefined;
}
