import { SimulationError, InvariantViolation, describeThrown } from "../core/errors";
import type { Fault } from "../faults/fault";

/** All that a run depends on besides the program, as JSON data: what is printed with a failure, replayed and shrunk. */
export interface Schedule {
  readonly seed: number;
  /** Names of the processes that take part. */
  readonly processes: readonly string[];
  readonly faults: readonly Fault[];
  /** Virtual time in ms at which the run ends. */
  readonly until: number;
}

/** Makes a simulation of the schedule, runs it, and throws if anything is wrong. Must depend on nothing else. */
export type RunSchedule = (schedule: Schedule) => void | Promise<void>;

/** How a schedule failed. Two failures with the same `key` count as the same. */
export interface ScheduleFailure {
  readonly key: string;
  readonly error: unknown;
}

/** Runs a schedule; undefined if nothing was wrong. */
export async function attempt(run: RunSchedule, schedule: Schedule, keyOf = failureKey): Promise<ScheduleFailure | undefined> {
  try {
    await run(schedule);
    return undefined;
  } catch (error) {
    return { key: keyOf(error), error };
  }
}

/**
 * Which failures count as the same, unless told otherwise: by an invariant's name, an error's code or name. Messages hold values that
 * change as a run gets shorter; which rule was broken does not.
 */
export function failureKey(error: unknown): string {
  if (error instanceof InvariantViolation) return `invariant ${error.invariant}`;
  if (error instanceof SimulationError) return error.code;
  return describeThrown(error).name;
}
