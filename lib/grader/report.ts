import type { Schedule } from "@/lib/sim/search/schedule";
import type { Trace } from "@/lib/sim/trace";
import type { Text } from "./text";

/** passed and failed are about the student's work; error is our own fault (or a machine's) and says nothing about it. */
export type Verdict = "passed" | "failed" | "error";

/** Why a run ended before its tests did. Put into words per language at the edge, by `code`. */
export interface Stop {
  readonly code:
    | "compile-error"     // the sources are not TypeScript that can be erased to JavaScript
    | "load-error"        // a module threw, or could not be found, while it was loaded
    | "too-slow"          // fuel ran out: an endless loop, or far more work than the reference needs
    | "timeout"           // the wall clock ran out (browser: the only limit; server: only in a builtin that burns no fuel)
    | "out-of-memory"
    | "too-much-output"
    | "tampered"          // the harness did not finish in the one way it can
    | "cancelled"
    | "infrastructure";   // our fault
  /** What the engine or compiler said, clipped; never computed by a hidden test. */
  readonly message?: string;
  /** The same in both languages, where the words are ours and not an engine's or a parser's. Show it instead of `message`. */
  readonly explanation?: Text;
  readonly at?: Position;
  /** The test that was running, if any. */
  readonly test?: string;
}

/** A place in the student's own sources; line and column count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface Failure {
  readonly code: "assertion" | "threw" | "stuck" | "violation" | "limit" | "hidden";
  /** In the lab author's words, in both languages; absent where `code` says it all. */
  readonly message?: Text;
  /** What was thrown, clipped. */
  readonly thrown?: string;
  /** Printed forms of the two values, several lines each, made to be compared line by line. */
  readonly expected?: string;
  readonly actual?: string;
  readonly at?: Position;
  /** Frames of the student's own files only, innermost first. */
  readonly frames?: readonly Position[];
}

export interface LogLine {
  readonly level: "log" | "info" | "warn" | "error";
  readonly text: string;
  readonly virtualMs: number;
}

export interface TestReport {
  readonly id: string;
  readonly group: string;
  readonly status: "passed" | "failed" | "not-run";
  readonly hidden: boolean;
  readonly failure?: Failure;
  readonly virtualMs: number;
  /** Wall time. Left out of every comparison between runs. */
  readonly realMs: number;
  readonly logs: readonly LogLine[];
  /** The seed of the run that failed, where a test makes many. */
  readonly seed?: number;
  /** The simplest schedule found under which the test fails, where it looks for one. Its seed is `seed`; the trace is of its run. */
  readonly schedule?: Schedule;
  readonly trace?: Trace;
  /** Index into `trace.events` of the event that broke the rule. */
  readonly traceFocus?: number;
}

/** What a grade is. The browser's and the server's report of the same files and seed agree in all but times and hidden tests. */
export interface Report {
  readonly version: 1;
  readonly lab: string;
  /** Digest of the lab's bundle: harness, kernel, tests. */
  readonly labVersion: string;
  readonly seed: number;
  readonly verdict: Verdict;
  readonly stop?: Stop;
  readonly tests: readonly TestReport[];
  /** Digest of everything that the visible tests did, equal in every engine. */
  readonly traceHash: string;
  readonly virtualMs: number;
  readonly realMs: number;
  /** Interrupt polls the run cost; 0 where the engine cannot count (browser). */
  readonly fuel: number;
  readonly engine: string;
}

/** A student's files: path within the lab (such as "queue.ts") to source text. */
export type SourceFiles = Readonly<Record<string, string>>;
