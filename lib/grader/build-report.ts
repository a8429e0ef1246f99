import type { GuestEvent } from "./harness/protocol";
import type { LabManifest } from "./lab";
import type { Report, SourceFiles, Stop, TestReport, Verdict } from "./report";
import { place, placeFailure, type Sources } from "./place";
import { readEvents } from "./read-events";

/** Characters that a run may say before its traces are left out of the report: what a trace holds is the student's, and is stored. */
const roomForTraces = 2_000_000;

/** What of a manifest a report is made with; a page has no more than this. */
export type ReportedLab = Pick<LabManifest, "id" | "version" | "files" | "starter" | "tests">;

export interface ReportOptions {
  readonly manifest: ReportedLab;
  readonly seed: number;
  /** What was graded: places in the report are checked against it. */
  readonly files: SourceFiles;
  /** Whether the bundle that ran holds the hidden tests. */
  readonly hidden: boolean;
  /** Ids of the tests that were to run; all if absent. Part of a lab never passes. */
  readonly only?: readonly string[];
  readonly engine: string;
}

/**
 * Makes a report of what a sandbox said. The one place that knows what a pass is: every test that the lab's manifest lists has
 * reported exactly once, in order, and passed; the harness came to its end exactly once; nothing stopped the run.
 * What comes from the sandbox is taken for hostile: unknown tests, repetitions and malformed events make the run "tampered".
 */
export class ReportBuilder {
  private readonly options: ReportOptions;
  private readonly expected: LabManifest["tests"];
  private readonly tests: TestReport[] = [];
  private readonly sources: Sources;
  private started: { test: string; at: number } | undefined;
  private done: Extract<GuestEvent, { type: "done" }> | undefined;
  private stop: Stop | undefined;
  private said = 0;

  constructor(options: ReportOptions) {
    this.options = options;
    const { only, hidden, manifest, files } = options;
    this.sources = { lab: manifest, files };
    this.expected = manifest.tests.filter((test) => (hidden || !test.hidden) && (!only || only.includes(test.id)));
  }

  /** The test that is running, for a run that never says another word. */
  get running(): string | undefined {
    return this.started?.test;
  }

  /** @param json what a pump returned. @param at wall time in ms since the run began. */
  add(json: string, at: number): void {
    this.said += json.length;
    const events = readEvents(json);
    if (!events) return this.tampered();
    for (const event of events) this.event(event, at);
  }

  /** @param stop why the sandbox ended the run, if it did. */
  finish(end: { stop?: Stop; fuel: number; realMs: number }): Report {
    const { manifest, seed, engine } = this.options;
    const stop = this.withTest(end.stop ?? this.stop);
    const complete = stop ?? (this.done && this.tests.length === this.expected.length ? undefined : { code: "tampered" as const });
    const tests = manifest.tests.map((test): TestReport => {
      const { id, group, hidden } = test;
      return this.tests.find((report) => report.id === id)
        ?? { id, group, hidden, status: "not-run", virtualMs: 0, realMs: 0, logs: [] };
    });
    return {
      version: 1,
      lab: manifest.id,
      labVersion: manifest.version,
      seed,
      verdict: this.verdict(complete),
      ...(complete ? { stop: complete } : {}),
      tests,
      traceHash: complete ? "" : this.done?.traceHash ?? "",
      virtualMs: this.done?.virtualMs ?? this.tests.reduce((sum, test) => sum + test.virtualMs, 0),
      realMs: end.realMs,
      fuel: end.fuel,
      engine,
    };
  }

  private verdict(stop: Stop | undefined): Verdict {
    if (stop) return stop.code === "infrastructure" || stop.code === "cancelled" ? "error" : "failed";
    const whole = this.options.only === undefined && this.tests.length > 0;
    return whole && this.tests.every((test) => test.status === "passed") ? "passed" : "failed";
  }

  /** A stop happened in the test that had begun; nothing is said about where in a hidden one. */
  private withTest(stop: Stop | undefined): Stop | undefined {
    if (!stop || !this.started) return stop;
    const { test } = this.started;
    const hidden = this.expected.some(({ id, hidden: isHidden }) => id === test && isHidden);
    return hidden ? { code: stop.code, test } : { ...stop, test };
  }

  private tampered(): void {
    this.stop = { code: "tampered" };
  }

  private event(event: GuestEvent, at: number): void {
    if (this.done || this.stop?.code === "tampered") return this.tampered();
    const next = this.expected[this.tests.length];
    if (event.type === "started") {
      if (this.started || event.test !== next?.id) return this.tampered();
      this.started = { test: event.test, at };
    } else if (event.type === "finished") {
      if (!next || this.started?.test !== next.id || event.report.id !== next.id) return this.tampered();
      this.tests.push(this.trusted(event.report, next, at - this.started.at));
      this.started = undefined;
    } else if (event.type === "stopped") {
      const { at: where, ...rest } = event.stop;
      this.stop = { ...rest, ...place(this.sources, where) };
    } else {
      this.done = event;
    }
  }

  /** The report of a test, with everything that the manifest knows better taken from there. */
  private trusted({ trace, traceFocus, ...said }: Omit<TestReport, "realMs">, { id, group, hidden }: LabManifest["tests"][number], realMs: number): TestReport {
    const report = trace && this.said <= roomForTraces ? { ...said, trace, ...(traceFocus === undefined ? {} : { traceFocus }) } : said;
    const { status } = report;
    if (hidden) {
      return { id, group, hidden, status, virtualMs: 0, realMs: 0, logs: [], ...(status === "failed" ? { failure: { code: "hidden" } } : {}) };
    }
    const { failure } = report;
    if (!failure) return { ...report, id, group, hidden, realMs };
    return { ...report, id, group, hidden, realMs, failure: placeFailure(this.sources, failure) };
  }
}

/** A report of a run that never began. */
export function stoppedReport(options: Omit<ReportOptions, "hidden">, stop: Stop, realMs = 0): Report {
  return new ReportBuilder({ ...options, hidden: true }).finish({ stop, fuel: 0, realMs });
}
