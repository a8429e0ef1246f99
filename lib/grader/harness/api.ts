import type { FaultPlan, LinkOptions, Schedule, Simulation, SimulationOptions } from "@/lib/sim";
import type { Text } from "../text";

/** Assertions. Each failing one throws; the report shows both values and the place in the student's file, if one is on the stack. */
export interface Expectation<T> {
  /** Deep, strict equality by structure: own enumerable keys, Map, Set, array order. */
  toEqual(expected: T): void;
  /** Object.is. */
  toBe(expected: T): void;
  toBeTruthy(): void;
  toBeFalsy(): void;
  toBeLessThanOrEqual(limit: number): void;
  toBeGreaterThanOrEqual(limit: number): void;
  toContain(item: unknown): void;
}

/** Which fault schedules {@link TestContext.schedules} runs. Times are in ms of virtual time. */
export interface SchedulePlan {
  /** Schedules to run, if none fails. */
  readonly count: number;
  /** Names of the processes that `run` spawns, and that faults happen to. */
  readonly processes: readonly string[];
  /** When each run ends. */
  readonly until: number;
  /** The faults of each schedule; none if absent. */
  readonly faults?: Omit<FaultPlan, "seed" | "processes">;
  /** What links do without any fault; by default a message takes 1 ms. */
  readonly network?: LinkOptions;
  /** The fewest processes that `run` makes sense with; absent, shrinking takes none away. */
  readonly fewestProcesses?: number;
  /** The most runs that shrinking may take; 200 unless told otherwise. What it may cost is bounded besides, by the events of the runs. */
  readonly maxRuns?: number;
}

/** What a test is handed. `M` maps each of the student's modules (path without ".ts") to what it exports. */
export interface TestContext<M> {
  /** The student's modules, evaluated afresh for this test. */
  readonly student: M;
  /**
   * The student's modules, evaluated once more, for one life of a process: what a module keeps in variables is memory, which no other process shares
   * and no crash leaves. Use it in factories of processes that crash, or that know of each other through messages alone.
   */
  afresh(): M;
  /** The seed of this run; simulations made by {@link sim} take it unless told otherwise. */
  readonly seed: number;
  /** A new simulation. It is traced; the trace of the last one made goes into the report if the test fails. */
  sim(options?: Partial<SimulationOptions>): Simulation;
  /** `what` says, in both languages, what was compared: it heads the failure. */
  expect<T>(actual: T, what: Text): Expectation<T>;
  /** Fails the test with a message. */
  fail(message: Text, values?: { expected?: unknown; actual?: unknown }): never;
  /** Runs `body` once for each of `count` seeds derived from this run's; the first that fails ends the test and is named in the report. */
  seeds(count: number, body: (seed: number) => void | Promise<void>): Promise<void>;
  /**
   * Runs `run` once for each of `count` fault schedules derived from this run's seed; the first that fails is shrunk (fewest faults, fewest
   * processes, shortest run) and run once more with a trace. The test fails with that failure; the report carries the shrunk schedule and
   * its seed. `run` spawns `schedule.processes` in the simulation it is handed, injects `schedule.faults`, runs until `schedule.until`
   * and asserts. It must depend on nothing but its schedule: {@link student} is evaluated afresh for each run.
   */
  schedules(plan: SchedulePlan, run: (schedule: Schedule, sim: Simulation) => void | Promise<void>): Promise<void>;
}

export interface SuiteBuilder<M> {
  group(id: string, title: Text, define: () => void): void;
  /** One behaviour. Ids are unique in a lab and never change. */
  test(id: string, title: Text, body: (t: TestContext<M>) => void | Promise<void>): void;
}

export interface Suite<M> {
  readonly define: (builder: SuiteBuilder<M>) => void;
}

/** The default export of a lab's tests.ts and hidden.ts. */
export function suite<M>(define: (builder: SuiteBuilder<M>) => void): Suite<M> {
  return { define };
}
