import type { NodeInfo, PluginStatus } from "@reconcile/api";

/** The nodes that passed, and why the others did not. */
export interface FilterOutcome {
  readonly feasible: readonly NodeInfo[];
  /** By the node's name. Only nodes that were looked at. */
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
}

/** Stage 4. How many feasible nodes are enough? 0 percent means: decide by the number of nodes. */
export function numFeasibleNodesToFind(percentageOfNodesToScore: number, numAllNodes: number): number {
  throw new Error("not written yet: numFeasibleNodesToFind");
}

/** Stage 4. Looks for nodes for one pod after the other, so that every node has its turn. */
export class NodeSearch {
  readonly #percentageOfNodesToScore: number;

  constructor(percentageOfNodesToScore = 0) {
    this.#percentageOfNodesToScore = percentageOfNodesToScore;
  }

  /** Looks at nodes, from where the last search ended, until enough have passed. */
  findNodesThatPassFilters(nodes: readonly NodeInfo[], filter: (nodeInfo: NodeInfo) => PluginStatus | undefined): FilterOutcome {
    throw new Error("not written yet: NodeSearch.findNodesThatPassFilters");
  }
}
