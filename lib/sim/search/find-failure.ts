import { generateFaults, type FaultPlan } from "../faults/generate";
import type { RunSchedule, Schedule, ScheduleFailure } from "./schedule";
import { attempt } from "./schedule";
import { shrinkFailing, type ShrinkOptions } from "./shrink";

export interface SearchPlan extends ShrinkOptions {
  readonly seeds: Iterable<number>;
  readonly run: RunSchedule;
  /** The faults of each run; `seed` and `processes` are added. Absent: none. */
  readonly faults?: Omit<FaultPlan, "seed" | "processes">;
  readonly processes: readonly string[];
  /** Virtual time in ms at which each run ends. */
  readonly until: number;
}

export interface Finding {
  /** The schedule that failed first, and what it shrank to. Either can be replayed. */
  readonly original: Schedule;
  readonly schedule: Schedule;
  readonly failure: ScheduleFailure;
  /** Seeds tried before one failed, that one included. */
  readonly tried: number;
}

/**
 * Runs one generated schedule a seed until one fails, and shrinks that. Undefined if none does. The last run made is that of the
 * shrunk schedule, so that its trace is the one at hand.
 */
export async function findFailure({ seeds, run, faults, processes, until, ...options }: SearchPlan): Promise<Finding | undefined> {
  let tried = 0;
  for (const seed of seeds) {
    tried++;
    const original: Schedule = { seed, processes, until, faults: faults === undefined ? [] : generateFaults({ ...faults, seed, processes }) };
    const first = await attempt(run, original, options.keyOf);
    if (first === undefined) continue;
    const { schedule, failure } = await shrinkFailing(run, original, first, options);
    return { original, schedule, failure, tried };
  }
  return undefined;
}
