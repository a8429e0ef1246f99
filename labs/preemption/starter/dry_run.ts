import type { CycleState, NodeInfo, PluginStatus, Pod, PodDisruptionBudget } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { selectVictimsOnNode, type WhatIf } from "./select_victims";

/** What a dry run is made on. */
export interface DryRun {
  readonly framework: WhatIf;
  readonly state: CycleState;
  readonly pod: Pod;
  readonly potentialNodes: readonly NodeInfo[];
  readonly pdbs: readonly PodDisruptionBudget[];
  /** The node to begin with: an index into `potentialNodes`. */
  readonly offset: number;
  /** How many candidates are enough. */
  readonly candidatesNum: number;
}

export interface DryRunOutcome {
  /** Those that break no budget first; in the order in which they were found. */
  readonly candidates: readonly Candidate[];
  /** Why the others are none, by the node's name. Nodes that were not looked at are missing. */
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
}

/** How many candidates are looked for: 10 percent of the nodes and 100, unless the scheduler is configured otherwise. */
export interface CandidateArgs {
  readonly minCandidateNodesPercentage: number;
  readonly minCandidateNodesAbsolute: number;
}

/** Stage 3. How many candidates are enough among `numNodes` nodes? */
export function calculateNumCandidates(numNodes: number, args: CandidateArgs): number {
  throw new Error("not written yet: calculateNumCandidates");
}

/**
 * Stage 3. Preempts in thought, node by node, until there are enough candidates.
 * nodeInfo.snapshot() and state.clone() make copies.
 */
export function dryRunPreemption({ framework, state, pod, potentialNodes, pdbs, offset, candidatesNum }: DryRun): DryRunOutcome {
  throw new Error("not written yet: dryRunPreemption");
}
