import type { CycleState, Diagnosis, NodeInfo, NodePluginScores, PluginStatus, PluginsRunner, Pod, PreFilterOutcome, Random, ScheduleResult, SharedLister } from "@reconcile/api";
import { NodeSearch } from "./feasible_nodes";
import { FitError } from "./fit_error";
import { selectHost } from "./select_host";
import { isRejected, isSuccess, unresolvable } from "./status";

/** What the algorithm needs besides. */
export interface ScheduleOptions {
  /** Where ties are decided; the only chance in it. */
  readonly random: Random;
  /** How many percent of the nodes are enough, once they are found to be feasible. 0: it depends on the number of nodes. */
  readonly percentageOfNodesToScore?: number;
}

/** Finds a node for one pod after the other (schedulePod in pkg/scheduler/schedule_one.go). */
export class ScheduleAlgorithm {
  readonly #framework: PluginsRunner;
  readonly #random: Random;
  readonly #search: NodeSearch;

  constructor(framework: PluginsRunner, { random, percentageOfNodesToScore }: ScheduleOptions) {
    this.#framework = framework;
    this.#random = random;
    this.#search = new NodeSearch(percentageOfNodesToScore);
  }

  /** The best node for the pod. Throws a {@link FitError} if there is none. */
  schedulePod(state: CycleState, pod: Pod, snapshot: SharedLister): ScheduleResult {
    const allNodes = snapshot.nodeInfos().list();
    if (allNodes.length === 0) throw new Error("no nodes available to schedule pods");
    const preFilter = this.#framework.runPreFilterPlugins(state, pod);
    if (!isSuccess(preFilter.status)) throw this.#preFilterError(allNodes, preFilter.status);

    const nominated = this.#nominatedNode(state, pod, snapshot);
    if (nominated !== undefined) return { suggestedHost: nominated.name, evaluatedNodes: 1, feasibleNodes: 1 };
    const nodes = eligible(allNodes, preFilter.result?.nodeNames, snapshot);
    const { feasible, nodeToStatus } = this.#search.findNodesThatPassFilters(nodes, (nodeInfo) =>
      this.#framework.runFilterPluginsWithNominatedPods(state, pod, nodeInfo));
    if (feasible.length === 0) throw new FitError(allNodes.length, diagnose(nodeToStatus, preFilter));
    const evaluatedNodes = feasible.length + nodeToStatus.size;
    const [only] = feasible;
    // A single node need not be scored.
    if (feasible.length === 1 && only !== undefined) return { suggestedHost: only.name, evaluatedNodes, feasibleNodes: 1 };
    const scores = this.prioritizeNodes(state, pod, feasible);
    return { suggestedHost: selectHost(scores, this.#random), evaluatedNodes, feasibleNodes: feasible.length };
  }

  /** Scores the nodes that passed; without score plugins they are all alike. */
  prioritizeNodes(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): readonly NodePluginScores[] {
    if (!this.#framework.hasScorePlugins()) return nodes.map(({ name }) => ({ name, rawScores: [], scores: [], totalScore: 1 }));
    const status = this.#framework.runPreScorePlugins(state, pod, nodes);
    if (!isSuccess(status)) throw new Error(status?.reasons.join(", "));
    return this.#framework.runScorePlugins(state, pod, nodes);
  }

  /** The node on which a preemption has made room for the pod, if the pod fits there now. */
  #nominatedNode(state: CycleState, pod: Pod, snapshot: SharedLister): NodeInfo | undefined {
    const nominated = snapshot.nodeInfos().get(pod.status?.nominatedNodeName ?? "");
    if (nominated === undefined) return undefined;
    return isSuccess(this.#framework.runFilterPluginsWithNominatedPods(state, pod, nominated)) ? nominated : undefined;
  }

  /** PreFilter refused the pod: that is true of every node. */
  #preFilterError(allNodes: readonly NodeInfo[], status: PluginStatus | undefined): Error {
    const message = status?.reasons.join(", ") ?? "";
    if (status === undefined || !isRejected(status)) return new Error(message);
    return new FitError(allNodes.length, {
      ...diagnose(new Map(allNodes.map(({ name }) => [name, status])), { plugins: new Set() }), preFilterMsg: message,
    });
  }
}

function eligible(allNodes: readonly NodeInfo[], nodeNames: ReadonlySet<string> | undefined, snapshot: SharedLister): readonly NodeInfo[] {
  if (nodeNames === undefined) return allNodes;
  return [...nodeNames].map((name) => snapshot.nodeInfos().get(name)).filter((info) => info !== undefined);
}

function diagnose(nodeToStatus: ReadonlyMap<string, PluginStatus>, preFilter: PreFilterOutcome): Diagnosis {
  const refused = [...nodeToStatus.values()];
  const of = (pending: boolean) => new Set(refused.filter(({ code }) => (code === "Pending") === pending).flatMap(({ plugin }) => plugin ?? []));
  const absent = preFilter.result?.nodeNames === undefined ? {} : {
    absentNodesStatus: unresolvable(`node(s) didn't satisfy plugin(s) [${[...preFilter.plugins].sort().join(" ")}]`),
  };
  return {
    nodeToStatus, ...absent, unschedulablePlugins: new Set([...of(false), ...(preFilter.result?.nodeNames === undefined ? [] : preFilter.plugins)]),
    pendingPlugins: of(true), preFilterMsg: "", postFilterMsg: "",
  };
}
