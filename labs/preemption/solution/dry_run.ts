import type { CycleState, NodeInfo, PluginStatus, Pod, PodDisruptionBudget } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { selectVictimsOnNode, type Selected, type WhatIf } from "./select_victims";
import { newStatus } from "./status";

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
  /** Why the others are none. Nodes that were not looked at are missing. */
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
}

/** DefaultPreemptionArgs: how many candidates are looked for. */
export interface CandidateArgs {
  readonly minCandidateNodesPercentage: number;
  readonly minCandidateNodesAbsolute: number;
}

/** How many candidates are enough among `numNodes` nodes (calculateNumCandidates in plugins/defaultpreemption/default_preemption.go). */
export function calculateNumCandidates(numNodes: number, { minCandidateNodesPercentage, minCandidateNodesAbsolute }: CandidateArgs): number {
  const share = Math.trunc((numNodes * minCandidateNodesPercentage) / 100);
  return Math.min(Math.max(share, minCandidateNodesAbsolute), numNodes);
}

/**
 * Preempts in thought, node by node, until there are enough candidates (DryRunPreemption in framework/preemption/preemption.go). Candidates
 * that break budgets are only enough if there is one that does not. Upstream looks at several nodes at once; here one after the other.
 */
export function dryRunPreemption({ framework, state, pod, potentialNodes, pdbs, offset, candidatesNum }: DryRun): DryRunOutcome {
  const nonViolating: Candidate[] = [];
  const violating: Candidate[] = [];
  const nodeToStatus = new Map<string, PluginStatus>();
  for (let i = 0; i < potentialNodes.length; i++) {
    const nodeInfo = (potentialNodes[(offset + i) % potentialNodes.length] as NodeInfo).snapshot();
    const selected = attempt(() => selectVictimsOnNode(framework, state.clone(), pod, nodeInfo, pdbs));
    if ("status" in selected) {
      nodeToStatus.set(nodeInfo.name, selected.status);
      continue;
    }
    const { victims } = selected;
    if (victims.pods.length === 0) {
      nodeToStatus.set(nodeInfo.name, newStatus("Error", `expected at least one victim pod on node "${nodeInfo.name}"`));
      continue;
    }
    (victims.numPDBViolations === 0 ? nonViolating : violating).push({ name: nodeInfo.name, victims });
    if (nonViolating.length > 0 && nonViolating.length + violating.length >= candidatesNum) break;
  }
  // A list holds no more than what is enough.
  return { candidates: [...nonViolating, ...violating.slice(0, candidatesNum)], nodeToStatus };
}

/** What a plugin throws is an Error status of the node. */
function attempt(select: () => Selected): Selected {
  try {
    return select();
  } catch (error) {
    return { status: newStatus("Error", error instanceof Error ? error.message : String(error)) };
  }
}
