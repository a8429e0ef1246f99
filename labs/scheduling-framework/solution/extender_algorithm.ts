import type { CycleState, NodeInfo, PluginStatus, PluginsRunner, Pod, Random, ScheduleResult, SharedLister } from "@reconcile/api";
import type { HTTPExtender } from "./extender";
import { NodeSearch } from "./feasible_nodes";
import { FitError } from "./fit_error";
import { selectHost } from "./select_host";
import { isSuccess } from "./status";

/** An extender says 0 to 10 where a plugin says 0 to 100. */
const extenderScale = 100 / 10;

/**
 * schedulePod in pkg/scheduler/schedule_one.go as it is with extenders: they are asked after the plugins, filters one after the other, priorities at the
 * same time. What PreFilter and nominations do is left to the algorithm without extenders.
 */
export class ExtenderAlgorithm {
  readonly #framework: PluginsRunner;
  readonly #extenders: readonly HTTPExtender[];
  readonly #random: Random;
  readonly #search = new NodeSearch();

  constructor(framework: PluginsRunner, extenders: readonly HTTPExtender[], { random }: { readonly random: Random }) {
    this.#framework = framework;
    this.#extenders = extenders;
    this.#random = random;
  }

  async schedulePod(state: CycleState, pod: Pod, snapshot: SharedLister): Promise<ScheduleResult> {
    const all = snapshot.nodeInfos().list();
    const { feasible: passed, nodeToStatus } = this.#search.findNodesThatPassFilters(all, (info) => this.#framework.runFilterPluginsWithNominatedPods(state, pod, info));
    const statuses = new Map(nodeToStatus);
    const feasible = await this.#findNodesThatPassExtenders(pod, passed, statuses);
    const evaluatedNodes = passed.length + nodeToStatus.size;
    const [only] = feasible;
    if (only === undefined) {
      const refusers = [...statuses.values()].flatMap(({ plugin }) => plugin ?? []);
      throw new FitError(all.length, { nodeToStatus: statuses, unschedulablePlugins: new Set(refusers), pendingPlugins: new Set(), preFilterMsg: "", postFilterMsg: "" });
    }
    if (feasible.length === 1) return { suggestedHost: only.name, evaluatedNodes, feasibleNodes: 1 };
    const totals = await this.#prioritize(state, pod, feasible);
    return { suggestedHost: selectHost(totals, this.#random), evaluatedNodes, feasibleNodes: feasible.length };
  }

  async #findNodesThatPassExtenders(pod: Pod, nodes: readonly NodeInfo[], statuses: Map<string, PluginStatus>): Promise<readonly NodeInfo[]> {
    let feasible = nodes;
    for (const extender of this.#extenders) {
      if (feasible.length === 0) break;
      if (!extender.isInterested(pod)) continue;
      try {
        const outcome = await extender.filter(pod, feasible);
        for (const [name, status] of outcome.failed) statuses.set(name, status);
        feasible = outcome.feasible;
      } catch (error) {
        if (!extender.config.ignorable) throw error;
      }
    }
    return feasible;
  }

  async #prioritize(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): Promise<readonly { name: string; totalScore: number }[]> {
    const totals = new Map(nodes.map(({ name }) => [name, 0]));
    const add = (name: string, score: number) => totals.set(name, (totals.get(name) ?? 0) + score);
    const preScore = this.#framework.runPreScorePlugins(state, pod, nodes);
    if (!isSuccess(preScore)) throw new Error(preScore?.reasons.join(", "));
    for (const { name, totalScore } of this.#framework.runScorePlugins(state, pod, nodes)) add(name, totalScore);
    await Promise.all(this.#extenders.filter((extender) => extender.isInterested(pod)).map(async (extender) => {
      // Scores are advice: without them the pod is scheduled all the same.
      const scores = await extender.prioritize(pod, nodes).catch(() => new Map<string, number>());
      for (const [name, score] of scores) if (totals.has(name)) add(name, score * (extender.config.weight ?? 1) * extenderScale);
    }));
    return [...totals].map(([name, totalScore]) => ({ name, totalScore }));
  }
}
