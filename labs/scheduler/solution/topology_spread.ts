import type { CycleState, FilterPlugin, Listers, NodeInfo, Pod, PluginStatus, PodInfo, PreFilterExtensions, PreFilterPlugin, PreFilterReturn, StateData } from "@reconcile/api";
import { newStatus, unresolvable, unschedulable } from "./status";
import { constraintsOf, countPods, hasAllTopologies, type SpreadConstraint } from "./topology_spread_constraints";

const preFilterStateKey = "PreFilterPodTopologySpread";
const mismatch = "node(s) didn't match pod topology spread constraints";

/** How many pods each domain has, constraint by constraint. */
class Spread implements StateData {
  /** `counts[i]`: value of the topology key → pods, for the domains that constraint i counts. */
  readonly counts: Map<string, number>[];
  readonly #least: (number | undefined)[] = [];

  readonly constraints: readonly SpreadConstraint[];

  constructor(constraints: readonly SpreadConstraint[], counts = constraints.map(() => new Map<string, number>())) {
    this.constraints = constraints;
    this.counts = counts;
  }

  add(i: number, domain: string, pods: number): void {
    const counts = this.counts[i] as Map<string, number>;
    counts.set(domain, (counts.get(domain) ?? 0) + pods);
    this.#least[i] = undefined;
  }

  /** The pods of the least used domain; 0 if there are fewer domains than the constraint wants. */
  least(i: number): number {
    const counts = this.counts[i] as Map<string, number>;
    if (counts.size < (this.constraints[i] as SpreadConstraint).minDomains) return 0;
    return (this.#least[i] ??= Math.min(...counts.values()));
  }

  clone(): Spread {
    return new Spread(this.constraints, this.counts.map((counts) => new Map(counts)));
  }
}

/** plugins/podtopologyspread/filtering.go: no domain may get too far ahead of the least used one. */
export class PodTopologySpread implements PreFilterPlugin, FilterPlugin, PreFilterExtensions {
  readonly name = "PodTopologySpread";
  readonly #listers: Pick<Listers, "defaultSelector"> | undefined;

  constructor(listers?: Pick<Listers, "defaultSelector">) {
    this.#listers = listers;
  }

  preFilter(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterReturn | undefined {
    const constraints = constraintsOf(pod, "DoNotSchedule", this.#listers);
    if (constraints.length === 0) return { status: newStatus("Skip") };
    const spread = new Spread(constraints);
    const namespace = pod.metadata?.namespace ?? "";
    for (const nodeInfo of nodes) {
      if (!hasAllTopologies(nodeInfo, constraints)) continue;
      for (const [i, constraint] of constraints.entries()) {
        if (!constraint.includes(nodeInfo)) continue;
        // A domain without any pod has to be known as well: it is the least used one.
        spread.add(i, nodeInfo.labels[constraint.topologyKey] as string, countPods(nodeInfo.pods, constraint, namespace));
      }
    }
    state.write(preFilterStateKey, spread);
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const spread = state.read<Spread>(preFilterStateKey);
    if (spread === undefined) throw new Error("PodTopologySpread: PreFilter did not run");
    for (const [i, constraint] of spread.constraints.entries()) {
      const domain = nodeInfo.labels[constraint.topologyKey];
      if (domain === undefined) return unresolvable(`${mismatch} (missing required label)`);
      const self = constraint.matches(pod) ? 1 : 0;
      const skew = (spread.counts[i]?.get(domain) ?? 0) + self - spread.least(i);
      if (skew > constraint.maxSkew) return unschedulable(mismatch);
    }
    return undefined;
  }

  preFilterExtensions(): PreFilterExtensions {
    return this;
  }

  addPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): undefined {
    this.#update(state, podToSchedule, podInfoToAdd, nodeInfo, 1);
  }

  removePod(state: CycleState, podToSchedule: Pod, podInfoToRemove: PodInfo, nodeInfo: NodeInfo): undefined {
    this.#update(state, podToSchedule, podInfoToRemove, nodeInfo, -1);
  }

  #update(state: CycleState, podToSchedule: Pod, { pod }: PodInfo, nodeInfo: NodeInfo, change: 1 | -1): void {
    const spread = state.read<Spread>(preFilterStateKey);
    if (spread === undefined || (pod.metadata?.namespace ?? "") !== (podToSchedule.metadata?.namespace ?? "")) return;
    if (!hasAllTopologies(nodeInfo, spread.constraints)) return;
    for (const [i, constraint] of spread.constraints.entries()) {
      if (constraint.matches(pod) && constraint.includes(nodeInfo)) spread.add(i, nodeInfo.labels[constraint.topologyKey] as string, change);
    }
  }
}
