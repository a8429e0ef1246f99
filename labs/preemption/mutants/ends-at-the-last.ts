// mutant-of: dry_run.ts
// killed-by: choice.offset
// mistake: The search does not go round: nodes before the offset are never tried.
import type { CycleState, NodeInfo, PluginStatus, Pod, PodDisruptionBudget } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { selectVictimsOnNode, type Selected, type WhatIf } from "./select_victims";
import { newStatus } from "./status";
export interface DryRun {
  readonly framework: WhatIf;
  readonly state: CycleState;
  readonly pod: Pod;
  readonly potentialNodes: readonly NodeInfo[];
  readonly pdbs: readonly PodDisruptionBudget[];
  readonly offset: number;
  readonly candidatesNum: number;
}

export interface DryRunOutcome {
  readonly candidates: readonly Candidate[];
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
}
export interface CandidateArgs {
  readonly minCandidateNodesPercentage: number;
  readonly minCandidateNodesAbsolute: number;
}
export function calculateNumCandidates(numNodes: number, { minCandidateNodesPercentage, minCandidateNodesAbsolute }: CandidateArgs): number {
  const share = Math.trunc((numNodes * minCandidateNodesPercentage) / 100);
  return Math.min(Math.max(share, minCandidateNodesAbsolute), numNodes);
}
export function dryRunPreemption({ framework, state, pod, potentialNodes, pdbs, offset, candidatesNum }: DryRun): DryRunOutcome {
  const nonViolating: Candidate[] = [];
  const violating: Candidate[] = [];
  const nodeToStatus = new Map<string, PluginStatus>();
  for (let i = 0; i < potentialNodes.length - offset; i++) {
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
  return { candidates: [...nonViolating, ...violating.slice(0, candidatesNum)], nodeToStatus };
}
function attempt(select: () => Selected): Selected {
  try {
    return select();
  } catch (error) {
    return { status: newStatus("Error", error instanceof Error ? error.message : String(error)) };
  }
}
