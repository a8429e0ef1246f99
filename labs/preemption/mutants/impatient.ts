// mutant-of: eligible.ts
// killed-by: plugin.waits
// mistake: While its victims shut down the pod preempts more pods, at every attempt.
import type { NodeInfo, PluginStatus, Pod } from "@reconcile/api";
export function notEligibleToPreempt(pod: Pod, nominatedNode: NodeInfo | undefined, nominatedNodeStatus: PluginStatus | undefined): string | undefined {
  if (pod.spec?.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  if (nominatedNode === undefined || nominatedNodeStatus?.code === "UnschedulableAndUnresolvable") return undefined;
  return undefined;
}
