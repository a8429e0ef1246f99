import type { CycleState, NodeInfo, PluginStatus, PluginsRunner, Pod, Random, ScheduleResult, SharedLister } from "@reconcile/api";
import type { HTTPExtender } from "./extender";
import { NodeSearch } from "./feasible_nodes";
import { FitError } from "./fit_error";
import { selectHost } from "./select_host";
import { isSuccess } from "./status";

/** An extender says 0 to 10 where a plugin says 0 to 100. */
const extenderScale = 100 / 10;

/** Finds a node with the help of extenders. What PreFilter and nominations do is left to the algorithm without extenders. */
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

  /** Stage 4. Asks the extenders, one after the other, which of the nodes pass; notes in `statuses` those that do not. */
  async #findNodesThatPassExtenders(pod: Pod, nodes: readonly NodeInfo[], statuses: Map<string, PluginStatus>): Promise<readonly NodeInfo[]> {
    throw new Error("not written yet: ExtenderAlgorithm, asking extenders to filter");
  }

  /** Stage 4. The plugins' totals, and on top of them the extenders' scores. */
  async #prioritize(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): Promise<readonly { name: string; totalScore: number }[]> {
    throw new Error("not written yet: ExtenderAlgorithm, asking extenders to prioritize");
  }
}
