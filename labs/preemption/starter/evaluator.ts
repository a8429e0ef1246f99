import type { CycleState, Diagnosis, FrameworkHandle, Pod, PostFilterReturn, Random } from "@reconcile/api";
import type { Candidate } from "./candidate";
import type { CandidateArgs } from "./dry_run";

/** Who carries out what was decided: your Executor. */
export interface Preparer {
  prepareCandidate(candidate: Candidate, preemptor: Pod): void;
}

/** Decides what is preempted for a pod that fits nowhere. */
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
   * Stage 4. Called when no node took the pod; `diagnosis.nodeToStatus` says why.
   * The nodes: this.#framework.snapshotSharedLister().nodeInfos(), with list() and
   * get(name). The budgets: this.#framework.listers.podDisruptionBudgets.list().
   */
  preempt(state: CycleState, pod: Pod, diagnosis: Diagnosis): PostFilterReturn {
    throw new Error("not written yet: Evaluator.preempt");
  }
}
