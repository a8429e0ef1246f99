// mutant-of: topology_spread.ts
// killed-by: spread.every-constraint
// mistake: The first constraint that holds ends the check.
import type { CycleState, FilterPlugin, Listers, NodeInfo, PluginStatus, Pod, PreFilterPlugin, PreFilterReturn } from "@reconcile/api";
import { Fixed } from "./fixed";
import { newStatus, unresolvable, unschedulable } from "./status";
import { constraintsOf, countPods, hasAllTopologies, type SpreadConstraint } from "./topology_spread_constraints";

interface Count {
  readonly constraint: SpreadConstraint;
  readonly pods: Map<string, number>;
}

const reason = "node(s) didn't match pod topology spread constraints";

export class PodTopologySpread implements PreFilterPlugin, FilterPlugin {
  readonly name = "PodTopologySpread";
  readonly #listers: Pick<Listers, "defaultSelector"> | undefined;

  constructor(listers?: Pick<Listers, "defaultSelector">) {
    this.#listers = listers;
  }

  preFilter(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterReturn | undefined {
    const constraints = constraintsOf(pod, "DoNotSchedule", this.#listers);
    if (constraints.length === 0) return { status: newStatus("Skip") };
    const counts = constraints.map((constraint): Count => {
      const pods = new Map<string, number>();
      for (const node of nodes) {
        const domain = node.labels[constraint.topologyKey];
        if (domain === undefined || !hasAllTopologies(node, constraints) || !constraint.includes(node)) continue;
        pods.set(domain, (pods.get(domain) ?? 0) + countPods(node.pods, constraint, pod.metadata?.namespace ?? ""));
      }
      return { constraint, pods };
    });
    state.write("spread", new Fixed(counts));
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    for (const { constraint, pods } of state.read<Fixed<Count[]>>("spread")?.value ?? []) {
      const domain = nodeInfo.labels[constraint.topologyKey];
      if (domain === undefined) return unresolvable(`${reason} (missing required label)`);
      const least = pods.size < constraint.minDomains ? 0 : Math.min(...pods.values());
      const self = constraint.matches(pod) ? 1 : 0;
      return (pods.get(domain) ?? 0) + self - least > constraint.maxSkew ? unschedulable(reason) : undefined;
    }
    return undefined;
  }
}
