import { SimulationError } from "./errors";
import { Unsettled, type Kernel } from "./kernel";

/** How far a run goes. */
export interface RunOptions {
  /**
   * A virtual time in ms: everything due until then happens, and time stands there afterwards. A predicate: until it holds, asked
   * before the first event and after each. A promise: until it has settled. Absent: until nothing is left to happen.
   */
  readonly until?: number | (() => boolean) | PromiseLike<unknown>;
  /** The most events this run may take; 1,000,000 unless told otherwise. */
  readonly maxEvents?: number;
}

/** How a run ended. What is always wrong (an error in a component, a broken invariant) is thrown instead. */
export type Outcome =
  /** What was asked for has been reached. */
  | { readonly kind: "done"; readonly events: number }
  /**
   * Nothing is left to happen. If `until` was given, it was not reached: the program is stuck. `waiting` names the processes whose
   * async program has not ended.
   */
  | { readonly kind: "idle"; readonly events: number; readonly waiting: readonly string[] }
  /** `maxEvents` was used up. */
  | { readonly kind: "limit"; readonly events: number };

interface Goal {
  readonly deadline: number;
  readonly reached: (() => boolean) | undefined;
  readonly maxEvents: number;
}

function goalOf({ until, maxEvents = 1_000_000 }: RunOptions): Goal {
  if (until === undefined) return { deadline: Infinity, reached: undefined, maxEvents };
  if (typeof until === "function") return { deadline: Infinity, reached: until, maxEvents };
  if (typeof until === "number") {
    if (!(until < Infinity)) throw new SimulationError("bad-argument", `A run cannot last until ${until}.`);
    return { deadline: until, reached: undefined, maxEvents };
  }
  let settled = false;
  const settle = () => { settled = true; };
  until.then(settle, settle);
  return { deadline: Infinity, reached: () => settled, maxEvents };
}

/** The outcome if the run is over before its next event. */
function ended(kernel: Kernel, goal: Goal, events: number): Outcome | undefined {
  if (kernel.failure !== undefined) throw kernel.failure.error;
  if (goal.reached !== undefined && goal.reached()) return { kind: "done", events };
  const next = kernel.queue.nextTime();
  if (next > goal.deadline) {
    if (kernel.now < goal.deadline) kernel.now = goal.deadline;
    return { kind: "done", events };
  }
  if (next === Infinity) {
    const waiting = kernel.processes.filter((process) => process.unfinished).map((process) => process.name);
    return { kind: "idle", events, waiting };
  }
  return events >= goal.maxEvents ? { kind: "limit", events } : undefined;
}

/** Whether the run surely goes on with another event: what is nearly always so, told without further ado. */
function goesOn(kernel: Kernel, { deadline, reached, maxEvents }: Goal, events: number): boolean {
  if (kernel.failure !== undefined || reached !== undefined || events >= maxEvents) return false;
  const next = kernel.queue.nextTime();
  return next <= deadline && next < Infinity;
}

/** Runs a program that uses no promises; throws at the first event that does. */
export function runSync(kernel: Kernel, options: RunOptions): Outcome {
  const goal = goalOf(options);
  for (let events = 0; ; events++) {
    if (kernel.unsettled === Unsettled.surely) {
      throw new SimulationError("needs-async", "This program uses promises, which settle only after the caller has returned. Use `await run(…)` instead of `runSync(…)`.");
    }
    if (!goesOn(kernel, goal, events)) {
      const outcome = ended(kernel, goal, events);
      if (outcome !== undefined) return outcome;
    }
    kernel.step();
    kernel.afterEvent();
  }
}

/**
 * Runs any program. After an event that may have made promises it waits until all that can settle have; a purely synchronous
 * event waits for nothing.
 */
export async function runAsync(kernel: Kernel, drain: (() => Promise<void>) | undefined, options: RunOptions): Promise<Outcome> {
  const goal = goalOf(options);
  // The caller may have made promises before it called.
  if (drain !== undefined) kernel.unsettled = Unsettled.surely;
  for (let events = 0; ; events++) {
    if (kernel.unsettled !== Unsettled.no) {
      kernel.unsettled = Unsettled.no;
      if (drain === undefined) {
        throw new SimulationError("needs-drain", "This program uses promises, so that its host has to say when they have settled: pass `drain` to new Simulation(…), a function whose promise resolves once the microtask queue is empty (in Node: () => new Promise((resolve) => setImmediate(resolve))). A program without promises can be run with runSync(…).");
      }
      await drain();
    }
    if (events > 0) kernel.afterEvent();
    if (!goesOn(kernel, goal, events)) {
      let outcome = ended(kernel, goal, events);
      if (outcome?.kind === "idle" && drain !== undefined) {
        // A synchronous component may have resolved a promise of the test.
        await drain();
        outcome = ended(kernel, goal, events);
      }
      if (outcome !== undefined) return outcome;
    }
    kernel.step();
  }
}
