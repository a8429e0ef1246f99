import type { CycleState, Listers, NodeInfo, NodeScore, Pod, PluginStatus, PreScorePlugin, ScorePlugin, SharedLister, StateData } from "@reconcile/api";
import { maxNodeScore } from "../starter/score_range";
import { newStatus } from "../starter/status";
import { constraintsOf, countPods, hasAllTopologies, type SpreadConstraint } from "../starter/topology_spread_constraints";

const preScoreStateKey = "PreScorePodTopologySpread";
const hostname = "kubernetes.io/hostname";

class SpreadScores implements StateData {
  /** Nodes without one of the labels: they get 0. */
  readonly ignored = new Set<string>();
  readonly counts: readonly Map<string, number>[];
  weights: readonly number[] = [];

  readonly constraints: readonly SpreadConstraint[];

  constructor(constraints: readonly SpreadConstraint[]) {
    this.constraints = constraints;
    this.counts = constraints.map(() => new Map<string, number>());
  }

  clone(): this {
    return this;
  }
}

/** plugins/podtopologyspread/scoring.go: `ScheduleAnyway`, the fewer matching pods in its domains the better. */
export class PodTopologySpreadScore implements PreScorePlugin, ScorePlugin {
  readonly name = "PodTopologySpread";
  readonly #lister: SharedLister;
  readonly #listers: Pick<Listers, "defaultSelector"> | undefined;

  constructor(lister: SharedLister, listers?: Pick<Listers, "defaultSelector">) {
    this.#lister = lister;
    this.#listers = listers;
  }

  preScore(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
    const constraints = constraintsOf(pod, "ScheduleAnyway", this.#listers);
    if (constraints.length === 0) return newStatus("Skip");
    const scores = new SpreadScores(constraints);
    // The default constraints must not keep nodes without a zone from being spread over by hostname.
    const requireAll = (pod.spec?.topologySpreadConstraints ?? []).length > 0;
    this.#initDomains(scores, nodes, requireAll);
    this.#countPods(scores, pod, requireAll);
    state.write(preScoreStateKey, scores);
    return undefined;
  }

  score(state: CycleState, pod: Pod, nodeInfo: NodeInfo): number {
    const scores = read(state);
    if (scores.ignored.has(nodeInfo.name)) return 0;
    let sum = 0;
    for (const [i, constraint] of scores.constraints.entries()) {
      const domain = nodeInfo.labels[constraint.topologyKey];
      if (domain === undefined) continue;
      const count = constraint.topologyKey === hostname
        ? countPods(nodeInfo.pods, constraint, pod.metadata?.namespace ?? "")
        : scores.counts[i]?.get(domain) ?? 0;
      // maxSkew - 1 waters differences down: the more skew is allowed, the less it matters.
      sum += count * (scores.weights[i] ?? 0) + (constraint.maxSkew - 1);
    }
    return Math.round(sum);
  }

  normalizeScore(state: CycleState, _pod: Pod, scores: readonly NodeScore[]): undefined {
    const { ignored } = read(state);
    const counted = scores.filter(({ name }) => !ignored.has(name)).map(({ score }) => score);
    const highest = Math.max(0, ...counted);
    const lowest = Math.min(...counted);
    for (const node of scores) {
      if (ignored.has(node.name)) node.score = 0;
      else node.score = highest === 0 ? maxNodeScore : Math.trunc((maxNodeScore * (highest + lowest - node.score)) / highest);
    }
  }

  /** Only domains that a node which passed is in are of interest. The more domains a key has, the more one pod in them weighs. */
  #initDomains(scores: SpreadScores, nodes: readonly NodeInfo[], requireAll: boolean): void {
    for (const nodeInfo of nodes) {
      if (requireAll && !hasAllTopologies(nodeInfo, scores.constraints)) {
        scores.ignored.add(nodeInfo.name);
        continue;
      }
      for (const [i, { topologyKey }] of scores.constraints.entries()) {
        // Counted node by node when it is scored.
        if (topologyKey !== hostname) scores.counts[i]?.set(nodeInfo.labels[topologyKey] ?? "", 0);
      }
    }
    scores.weights = scores.constraints.map(({ topologyKey }, i) =>
      Math.log((topologyKey === hostname ? nodes.length - scores.ignored.size : scores.counts[i]?.size ?? 0) + 2));
  }

  #countPods(scores: SpreadScores, pod: Pod, requireAll: boolean): void {
    for (const nodeInfo of this.#lister.nodeInfos().list()) {
      if (requireAll && !hasAllTopologies(nodeInfo, scores.constraints)) continue;
      for (const [i, constraint] of scores.constraints.entries()) {
        const counts = scores.counts[i];
        const domain = nodeInfo.labels[constraint.topologyKey] ?? "";
        const count = counts?.get(domain);
        if (counts === undefined || count === undefined || !constraint.includes(nodeInfo)) continue;
        counts.set(domain, count + countPods(nodeInfo.pods, constraint, pod.metadata?.namespace ?? ""));
      }
    }
  }
}

function read(state: CycleState): SpreadScores {
  const scores = state.read<SpreadScores>(preScoreStateKey);
  if (scores === undefined) throw new Error("PodTopologySpread: PreScore did not run");
  return scores;
}
