// mutant-of: pick_node.ts
// killed-by: choice.start
// mistake: The start of the least important victims decides, not that of the most important ones.
import type { Candidate, Victims } from "./candidate";
import { podPriority, podStartTime } from "./pods";
export interface Criterion {
  readonly id: "budgets" | "highest" | "sum" | "count" | "start";
  readonly score: (victims: Victims) => number;
}
export const criteria: readonly Criterion[] = [
  { id: "budgets", score: ({ numPDBViolations }) => -numPDBViolations },
  { id: "highest", score: (victims) => -highestPriority(victims) },
  { id: "sum", score: ({ pods }) => -pods.reduce((sum, pod) => sum + podPriority(pod) + 2 ** 31, 0) },
  { id: "count", score: ({ pods }) => -pods.length },
  { id: "start", score: earliestStart },
];
export function pickOneNodeForPreemption(candidates: readonly Candidate[]): Candidate | undefined {
  let left = candidates;
  for (const { score } of criteria) {
    const best = Math.max(...left.map(({ victims }) => score(victims)));
    left = left.filter(({ victims }) => score(victims) === best);
    if (left.length === 1) break;
  }
  return left[0];
}

function highestPriority({ pods: [first] }: Victims): number {
  return first === undefined ? -Infinity : podPriority(first);
}
function earliestStart(victims: Victims): number {
  return Math.min(...victims.pods.map(podStartTime));
}
