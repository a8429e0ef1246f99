import type { CycleState, Diagnosis, FrameworkHandle, PluginStatus, Pod, PostFilterReturn, Random } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { calculateNumCandidates, dryRunPreemption, type CandidateArgs } from "./dry_run";
import { notEligibleToPreempt } from "./eligible";
import { fitErrorMessage } from "./fit_error";
import { pickOneNodeForPreemption } from "./pick_node";
import { newStatus, unresolvable, unschedulable } from "./status";

/** Who carries out what was decided. */
export interface Preparer {
  prepareCandidate(candidate: Candidate, preemptor: Pod): void;
}

/** Decides what is preempted for a pod that fits nowhere (Evaluator in framework/preemption/preemption.go). */
export class Evaluator {
  readonly #framework: FrameworkHandle;
  readonly #executor: Preparer;
  readonly #random: Random;
  readonly #args: CandidateArgs;

  constructor(framework: FrameworkHandle, executor: Preparer, random: Random, args: CandidateArgs) {
    this.#framework = framework;
    this.#executor = executor;
    this.#random = random;
    this.#args = args;
  }

  /**
   * Success with the node to be nominated; Unschedulable with the nomination "" if preemption does not help; Unschedulable without
   * a word on the nomination if the pod may not preempt (now).
   */
  preempt(state: CycleState, pod: Pod, diagnosis: Diagnosis): PostFilterReturn {
    const nodeInfos = this.#framework.snapshotSharedLister().nodeInfos();
    const nominated = pod.status?.nominatedNodeName ?? "";
    const refusal = notEligibleToPreempt(pod, nodeInfos.get(nominated), diagnosis.nodeToStatus.get(nominated));
    if (refusal !== undefined) return { status: unschedulable(refusal) };

    const allNodes = nodeInfos.list();
    const { candidates, nodeToStatus } = this.#findCandidates(state, pod, diagnosis);
    const best = pickOneNodeForPreemption(candidates);
    if (best === undefined) {
      const errors = [...nodeToStatus.values()].filter(({ code }) => code === "Error");
      if (errors.length > 0) return { status: newStatus("Error", ...errors.flatMap(({ reasons }) => reasons)) };
      return { status: unschedulable(notHelpful(allNodes.length, nodeToStatus)), nominatingInfo: { nominatedNodeName: "", nominatingMode: "override" } };
    }
    this.#executor.prepareCandidate(best, pod);
    return { status: newStatus("Success"), nominatingInfo: { nominatedNodeName: best.name, nominatingMode: "override" } };
  }

  /** Only nodes that said Unschedulable may be helped; the others have reasons that no pod's going would change. */
  #findCandidates(state: CycleState, pod: Pod, { nodeToStatus }: Diagnosis) {
    const potentialNodes = this.#framework.snapshotSharedLister().nodeInfos().list().filter(({ name }) => nodeToStatus.get(name)?.code === "Unschedulable");
    if (potentialNodes.length === 0) return { candidates: [], nodeToStatus: new Map<string, PluginStatus>() };
    return dryRunPreemption({
      framework: this.#framework, state, pod, potentialNodes, pdbs: this.#framework.listers.podDisruptionBudgets.list(),
      offset: this.#random.int(0, potentialNodes.length - 1), candidatesNum: calculateNumCandidates(potentialNodes.length, this.#args),
    });
  }
}

/** "0/5 nodes are available: 2 Insufficient cpu, 3 Preemption is not helpful for scheduling." */
function notHelpful(numAllNodes: number, nodeToStatus: ReadonlyMap<string, PluginStatus>): string {
  return fitErrorMessage(numAllNodes, {
    nodeToStatus, absentNodesStatus: unresolvable("Preemption is not helpful for scheduling"),
    unschedulablePlugins: new Set(), pendingPlugins: new Set(), preFilterMsg: "", postFilterMsg: "",
  });
}
