import type { Candidate } from "./candidate";

/** Stage 3. The node on which preemption does least harm. Of equal ones the first; undefined if there is none. */
export function pickOneNodeForPreemption(candidates: readonly Candidate[]): Candidate | undefined {
  throw new Error("not written yet: pickOneNodeForPreemption");
}
