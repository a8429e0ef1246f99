import type { Diagnosis } from "@reconcile/api";

/** Why no node took the pod, in upstream's words: what `kubectl describe pod` shows (FitError.Error in framework/types.go). */
export function fitErrorMessage(numAllNodes: number, diagnosis: Diagnosis): string {
  const { nodeToStatus, absentNodesStatus, preFilterMsg, postFilterMsg } = diagnosis;
  let message = `0/${numAllNodes} nodes are available:`;
  if (preFilterMsg !== "") {
    message += ` ${preFilterMsg}.`;
  } else {
    const counts = new Map<string, number>();
    const count = (reasons: readonly string[], nodes: number) => {
      for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + nodes);
    };
    for (const status of nodeToStatus.values()) count(status.reasons, 1);
    // Nodes that a PreFilterResult left out were never looked at.
    if (absentNodesStatus !== undefined && nodeToStatus.size < numAllNodes) count(absentNodesStatus.reasons, numAllNodes - nodeToStatus.size);
    // Sorted as text, as upstream does: "10 …" comes before "3 …".
    const histogram = [...counts].map(([reason, nodes]) => `${nodes} ${reason}`).sort(byText);
    if (histogram.length > 0) message += ` ${histogram.join(", ")}.`;
  }
  return postFilterMsg === "" ? message : `${message} ${postFilterMsg}`;
}

/** By code units; the sort that Go has for ASCII. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
