// mutant-of: eligible.ts
// killed-by: plugin.waits-in-vain
// mistake: The pod waits for a node that will never take it.
import type { NodeInfo, PluginStatus, Pod } from "@reconcile/api";
import { podPriority, terminatingByPreemption } from "./pods";
export function notEligibleToPreempt(pod: Pod, nominatedNode: NodeInfo | undefined, nominatedNodeStatus: PluginStatus | undefined): string | undefined {
  if (pod.spec?.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  if (nominatedNode === undefined) return undefined;
  const waits = nominatedNode.pods.some((info) => podPriority(info.pod) < podPriority(pod) && terminatingByPreemption(info.pod));
  return waits ? "not eligible due to a terminating pod on the nominated node." : undefined;
}
