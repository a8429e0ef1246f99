// mutant-of: feasible_nodes.ts
// killed-by: choose.sorts-out
// mistake: A filter that answers Success is taken for one that refuses.
import type { NodeInfo, PluginStatus } from "@reconcile/api";

export interface FilterOutcome {
  readonly feasible: readonly NodeInfo[];
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
}

export function numFeasibleNodesToFind(percentageOfNodesToScore: number, numAllNodes: number): number {
  if (numAllNodes < 100 || percentageOfNodesToScore >= 100) return numAllNodes;
  const percentage = percentageOfNodesToScore || Math.max(5, 50 - Math.floor(numAllNodes / 125));
  return Math.max(100, Math.floor((numAllNodes * percentage) / 100));
}

export class NodeSearch {
  readonly #percentageOfNodesToScore: number;
  #start = 0;

  constructor(percentageOfNodesToScore = 0) {
    this.#percentageOfNodesToScore = percentageOfNodesToScore;
  }

  findNodesThatPassFilters(nodes: readonly NodeInfo[], filter: (nodeInfo: NodeInfo) => PluginStatus | undefined): FilterOutcome {
    const enough = numFeasibleNodesToFind(this.#percentageOfNodesToScore, nodes.length);
    const feasible: NodeInfo[] = [];
    const nodeToStatus = new Map<string, PluginStatus>();
    const inTurn = [...nodes.slice(this.#start), ...nodes.slice(0, this.#start)];
    for (const nodeInfo of inTurn) {
      if (feasible.length >= enough) break;
      const status = filter(nodeInfo);
      if (status?.code === "Error") throw new Error(status.reasons.join(", "));
      if (status === undefined) feasible.push(nodeInfo);
      else nodeToStatus.set(nodeInfo.name, status);
    }
    if (nodes.length > 0) this.#start = (this.#start + feasible.length + nodeToStatus.size) % nodes.length;
    return { feasible, nodeToStatus };
  }
}
