import type { Diagnosis } from "@reconcile/api";

/**
 * Stage 4. Why no node took the pod: what `kubectl describe pod` shows. How
 * many nodes each reason is true of, and in which order, see the instructions.
 */
export function fitErrorMessage(numAllNodes: number, diagnosis: Diagnosis): string {
  throw new Error("not written yet: fitErrorMessage");
}

/** Thrown when no node fits. */
export class FitError extends Error {
  readonly numAllNodes: number;
  readonly diagnosis: Diagnosis;

  constructor(numAllNodes: number, diagnosis: Diagnosis) {
    super(fitErrorMessage(numAllNodes, diagnosis));
    this.name = "FitError";
    this.numAllNodes = numAllNodes;
    this.diagnosis = diagnosis;
  }
}
