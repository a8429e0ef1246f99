import type { Simulation, SimulationOptions } from "@/lib/sim";
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

/** What a test is handed. `M` maps each of the student's modules (path without ".ts") to what it exports. */
export interface TestContext<M> {
  /** The student's modules, evaluated afresh for this test. */
  readonly student: M;
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
