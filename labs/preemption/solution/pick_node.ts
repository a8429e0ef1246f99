import type { Candidate, Victims } from "./candidate";
import { podPriority, podStartTime } from "./pods";

/** Makes a number of what preemption on a node would do; the higher the better. */
export interface Criterion {
  readonly id: "budgets" | "highest" | "sum" | "count" | "start";
  readonly score: (victims: Victims) => number;
}

/** Asked in this order: the next one only about the nodes that are still equal. */
export const criteria: readonly Criterion[] = [
  { id: "budgets", score: ({ numPDBViolations }) => -numPDBViolations },
  { id: "highest", score: (victims) => -highestPriority(victims) },
  // 2^31 makes every priority a positive number: two pods of priority -5 are worse than one.
  { id: "sum", score: ({ pods }) => -pods.reduce((sum, pod) => sum + podPriority(pod) + 2 ** 31, 0) },
  { id: "count", score: ({ pods }) => -pods.length },
  { id: "start", score: earliestStart },
];

/** The node on which preemption does least harm (pickOneNodeForPreemption in framework/preemption/preemption.go). Of equal ones the first. */
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

/** When the oldest of the most important victims started (util.GetEarliestPodStartTime). */
function earliestStart(victims: Victims): number {
  const highest = highestPriority(victims);
  return Math.min(...victims.pods.filter((pod) => podPriority(pod) === highest).map(podStartTime));
}
