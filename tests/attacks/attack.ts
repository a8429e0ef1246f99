import type { Failure, SourceFiles, Stop } from "@/lib/grader/report";

/** How a run must end: the code of its stop, or of its first failed test. */
export type Ending = Stop["code"] | Failure["code"];

/**
 * One hostile submission. It answers every call of the tests wrongly, so a pass is always a forgery. Code that finds a
 * way out calls `escaped(what)`, which leaves a mark in the report that the runner looks for.
 */
export interface Attack {
  readonly id: string;
  /** What it tries, in a sentence. */
  readonly tries: string;
  /** Code at the top level of the module, run when it loads. */
  readonly top?: string;
  /** Body of every function and method that the tests call; `args` holds what they handed over. */
  readonly call?: string;
  /** The whole submission, instead of `top` and `call`. */
  readonly files?: SourceFiles;
  /** Any of these will do. More than one only where the engine, or how busy the machine is, may decide. */
  readonly ends: readonly Ending[];
  /** It burns little or no fuel, so that the wall clock ends it: graded with a short one, to save time. */
  readonly byClock?: true;
  /** Also run in the browser's sandbox; there these endings, if they differ (its only limit is the clock). */
  readonly browser?: readonly Ending[];
}
