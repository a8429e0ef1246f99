import type { CycleState, FilterPlugin, Listers, NodeInfo, Pod, PluginStatus, PreFilterPlugin, PreFilterReturn } from "@reconcile/api";
import { newStatus } from "./status";
import { constraintsOf } from "./topology_spread_constraints";

/**
 * Stage 3. Pods are to be spread over the values of a node label, the domains:
 * none may be more than maxSkew ahead of the least used one.
 */
export class PodTopologySpread implements PreFilterPlugin, FilterPlugin {
  readonly name = "PodTopologySpread";
  readonly #listers: Pick<Listers, "defaultSelector"> | undefined;

  constructor(listers?: Pick<Listers, "defaultSelector">) {
    this.#listers = listers;
  }

  /**
   * Counts the pods of each domain, constraint by constraint, over all nodes,
   * and keeps the counts in the state. topology_spread_constraints.ts has what
   * you need: hasAllTopologies, countPods, constraint.includes(nodeInfo).
   */
  preFilter(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterReturn | undefined {
    const constraints = constraintsOf(pod, "DoNotSchedule", this.#listers);
    // Nothing to spread: filter will not be called.
    if (constraints.length === 0) return { status: newStatus("Skip") };
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    throw new Error("not written yet: PodTopologySpread.filter");
  }
}
