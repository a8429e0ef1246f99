// mutant-of: fit_error.ts
// killed-by: choose.message-every-reason
// mistake: Each node counts for one reason only, as if nothing else were wrong with it.
import type { Diagnosis } from "@reconcile/api";

export function fitErrorMessage(numAllNodes: number, diagnosis: Diagnosis): string {
  const { nodeToStatus, absentNodesStatus, preFilterMsg, postFilterMsg } = diagnosis;
  const counts = new Map<string, number>();
  const add = (reason: string, nodes: number) => counts.set(reason, (counts.get(reason) ?? 0) + nodes);
  for (const { reasons } of nodeToStatus.values()) add(reasons[0] ?? "", 1);
  for (const reason of absentNodesStatus?.reasons ?? []) add(reason, numAllNodes - nodeToStatus.size);
  const parts = [...counts].filter(([, nodes]) => nodes > 0).map(([reason, nodes]) => `${nodes} ${reason}`).sort();
  const why = preFilterMsg || parts.join(", ");
  return `0/${numAllNodes} nodes are available:${why ? ` ${why}.` : ""}${postFilterMsg ? ` ${postFilterMsg}` : ""}`;
}

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
