import type { NodeInfo, PluginStatus } from "@reconcile/api";

const minFeasibleNodesToFind = 100;
const minFeasibleNodesPercentageToFind = 5;

/** The nodes that passed, and why the others did not. */
export interface FilterOutcome {
  readonly feasible: readonly NodeInfo[];
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
}

/** How many feasible nodes are enough: all of fewer than 100; 50 % of 100 nodes, less of more, 5 % at least, and never fewer than 100. */
export function numFeasibleNodesToFind(percentageOfNodesToScore: number, numAllNodes: number): number {
  if (numAllNodes < minFeasibleNodesToFind || percentageOfNodesToScore >= 100) return numAllNodes;
  const percentage = percentageOfNodesToScore > 0
    ? percentageOfNodesToScore
    : Math.max(50 - Math.trunc(numAllNodes / 125), minFeasibleNodesPercentageToFind);
  return Math.max(Math.trunc((numAllNodes * percentage) / 100), minFeasibleNodesToFind);
}

/** Looks for nodes for one pod after the other, so that every node has its turn (findNodesThatPassFilters in pkg/scheduler/schedule_one.go). */
export class NodeSearch {
  readonly #percentageOfNodesToScore: number;
  #nextStartNodeIndex = 0;

  constructor(percentageOfNodesToScore = 0) {
    this.#percentageOfNodesToScore = percentageOfNodesToScore;
  }

  /** Looks at nodes, from where the last search ended, until enough have passed. An Error status ends it with an exception. */
  findNodesThatPassFilters(nodes: readonly NodeInfo[], filter: (nodeInfo: NodeInfo) => PluginStatus | undefined): FilterOutcome {
    const enough = numFeasibleNodesToFind(this.#percentageOfNodesToScore, nodes.length);
    const feasible: NodeInfo[] = [];
    const nodeToStatus = new Map<string, PluginStatus>();
    let looked = 0;
    while (looked < nodes.length && feasible.length < enough) {
      const nodeInfo = nodes[(this.#nextStartNodeIndex + looked) % nodes.length] as NodeInfo;
      looked += 1;
      const status = filter(nodeInfo);
      if (status === undefined || status.code === "Success") feasible.push(nodeInfo);
      else if (status.code === "Error") throw new Error(status.reasons.join(", "));
      else nodeToStatus.set(nodeInfo.name, status);
    }
    if (nodes.length > 0) this.#nextStartNodeIndex = (this.#nextStartNodeIndex + looked) % nodes.length;
    return { feasible, nodeToStatus };
  }
}
