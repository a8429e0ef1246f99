import { failureKey, findFailure, type Finding, type RunSchedule, type Schedule } from "@/lib/sim";
import type { SchedulePlan } from "./api";
import { AssertionFailed } from "./failures";

/** What shrinking may cost, in runs like the one that failed: this many, or twice as many as the plan has schedules. */
const leastEffort = 20;

/** What making a world costs, in events. */
const setUp = 10;

export interface ScheduleSearch {
  readonly plan: SchedulePlan;
  readonly seeds: readonly number[];
  /** Runs a schedule and throws what was wrong. */
  readonly run: RunSchedule;
  /** Events that the last run took. */
  readonly events: () => number;
}

/**
 * The first schedule that fails, shrunk. Shrinking costs fuel that the reference never spends: it is bounded by the events of its runs, in
 * proportion to what the plan costs if nothing fails, so that a failed test is a failed test and not a run that was "too slow".
 */
export function searchSchedules({ plan, seeds, run, events }: ScheduleSearch): Promise<Finding | undefined> {
  const { count, network: _network, maxRuns = 200, ...search } = plan;
  const cost = () => events() + setUp;
  let left: number | undefined;
  const measured = async (schedule: Schedule): Promise<void> => {
    try {
      await run(schedule);
      if (left !== undefined) left -= cost();
    } catch (error) {
      if (left === undefined) left = Math.max(leastEffort, 2 * count) * cost();
      else left -= cost();
      throw error;
    }
  };
  return findFailure({ ...search, seeds, run: measured, maxRuns, keyOf, enough: () => left !== undefined && left <= 0 });
}

/** An assertion is known by its words; numbers in them change as a run gets shorter. */
function keyOf(error: unknown): string {
  if (!(error instanceof AssertionFailed)) return failureKey(error);
  const { code, message } = error.failure;
  return `${code} ${message?.en.replace(/\d+(\.\d+)?/g, "#") ?? ""}`;
}
