import { SimulationError } from "../core/errors";
import { namesIn } from "../faults/apply";
import type { Fault } from "../faults/fault";
import { ddmin } from "./ddmin";
import { attempt, type RunSchedule, type Schedule, type ScheduleFailure } from "./schedule";

export interface ShrinkOptions {
  /** The fewest processes the program can do with; absent, none is taken away. */
  readonly fewestProcesses?: number;
  /** The most runs the search may take; 500 unless told otherwise. What has been reached by then is returned. */
  readonly maxRuns?: number;
  /** Asked before each run: whether the search has cost enough already. What has been reached by then is returned. */
  readonly enough?: () => boolean;
  /** Which failures count as the same, by what was thrown; absent, {@link failureKey}. */
  readonly keyOf?: (error: unknown) => string;
}

export interface Shrunk {
  readonly schedule: Schedule;
  /** How the shrunk schedule fails. */
  readonly failure: ScheduleFailure;
  /** Runs that the search took. */
  readonly runs: number;
}

/**
 * The simplest schedule found that fails in the same way: fewest faults first, then fewest processes, then shorter and earlier
 * faults, then the shortest run. The last run made is that of the result. Throws if the schedule given does not fail.
 */
export async function shrink(run: RunSchedule, schedule: Schedule, options: ShrinkOptions = {}): Promise<Shrunk> {
  const failure = await attempt(run, schedule, options.keyOf);
  if (failure === undefined) throw new SimulationError("bad-argument", "The schedule to shrink does not fail.");
  return shrinkFailing(run, schedule, failure, options);
}

/** {@link shrink} of a schedule that has been seen to fail in this way. */
export async function shrinkFailing(run: RunSchedule, schedule: Schedule, failure: ScheduleFailure, options: ShrinkOptions): Promise<Shrunk> {
  const search = new Search(run, schedule, failure.key, options);
  let before: Schedule;
  do {
    before = search.best;
    await search.fewerFaults();
    await search.fewerProcesses(options.fewestProcesses ?? Infinity);
    await search.milderFaults();
    await search.shorterRun();
  } while (search.best !== before && !search.exhausted);
  const final = await attempt(run, search.best, options.keyOf);
  if (final === undefined) throw new SimulationError("bad-argument", "The program is not deterministic: the same schedule failed, and then did not.");
  return { schedule: search.best, failure: final, runs: search.runs };
}

class Search {
  best: Schedule;
  runs = 1;
  private readonly run: RunSchedule;
  private readonly key: string;
  private readonly options: ShrinkOptions;

  constructor(run: RunSchedule, schedule: Schedule, key: string, options: ShrinkOptions) {
    this.run = run;
    this.best = schedule;
    this.key = key;
    this.options = options;
  }

  get exhausted(): boolean {
    const { maxRuns = 500, enough } = this.options;
    return this.runs >= maxRuns || enough?.() === true;
  }

  async fewerFaults(): Promise<void> {
    const { faults } = this.best;
    await ddmin(faults, (part) => this.accept({ ...this.best, faults: part }));
  }

  async fewerProcesses(fewest: number): Promise<void> {
    for (const name of this.best.processes.toReversed()) {
      if (this.best.processes.length <= fewest) return;
      const processes = this.best.processes.filter((other) => other !== name);
      await this.accept({ ...this.best, processes, faults: this.best.faults.flatMap((fault) => without(fault, name)) });
    }
  }

  /** Halves how long each fault lasts and how late it begins, as long as that still fails. */
  async milderFaults(): Promise<void> {
    for (let i = 0; i < this.best.faults.length; i++) {
      const halve = (change: (fault: Fault) => Fault) => async () => {
        const fault = this.best.faults[i] as Fault;
        const milder = change(fault);
        if (milder.at === fault.at && milder.for === fault.for) return false;
        return this.accept({ ...this.best, faults: this.best.faults.with(i, milder) });
      };
      await repeat(halve((fault) => ({ ...fault, for: Math.floor(fault.for / 2) })));
      await repeat(halve((fault) => ({ ...fault, at: Math.floor(fault.at / 2) })));
    }
  }

  /** The first whole millisecond by which the run has failed, by bisection. */
  async shorterRun(): Promise<void> {
    let [passes, fails] = [0, Math.ceil(this.best.until)];
    while (fails - passes > 1) {
      const middle = Math.floor((passes + fails) / 2);
      const faults = this.best.faults.filter((fault) => fault.at <= middle);
      if (await this.accept({ ...this.best, faults, until: middle })) fails = middle;
      else passes = middle;
    }
  }

  /** Runs the schedule; if it fails in the same way, it is the best so far. */
  private async accept(schedule: Schedule): Promise<boolean> {
    if (this.exhausted) return false;
    this.runs++;
    const failure = await attempt(this.run, schedule, this.options.keyOf);
    if (failure?.key !== this.key) return false;
    this.best = schedule;
    return true;
  }
}

async function repeat(step: () => Promise<boolean>): Promise<void> {
  while (await step());
}

/** The fault without the process that is taken away: nothing, unless it is a partition of others as well. */
function without(fault: Fault, name: string): Fault[] {
  if (!namesIn(fault).includes(name)) return [fault];
  if (fault.kind !== "partition") return [];
  const rest = { ...fault, from: fault.from.filter((other) => other !== name), to: fault.to.filter((other) => other !== name) };
  return rest.from.length > 0 && rest.to.length > 0 ? [rest] : [];
}
