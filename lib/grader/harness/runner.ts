import type { Failure, LogLine, Stop, TestReport } from "../report";
import { Running } from "./context";
import { RunDigest } from "./digest";
import { failureOf, outOfMemory, stuck } from "./failures";
import type { Loader } from "./loader";
import { describe } from "./print";
import type { GuestEvent, StartOptions } from "./protocol";
import { studentFrames } from "./stack";
import type { TestDefinition } from "./suite";

/** Failed tests whose trace is sent along, and characters that they may take together: the reader looks at one at a time, and they are large. */
const tracesKept = 4;
const roomForTraces = 1_900_000;

/** Runs a lab's tests, one after another, and tells what happens in events. */
export class Runner {
  private events: GuestEvent[] = [];
  private waiting: (() => void)[] = [];
  private readonly digest = new RunDigest();
  private readonly tests: readonly TestDefinition[];
  private readonly loader: Loader;
  private running: Running | undefined;
  private giveUp: (() => void) | undefined;
  private virtualMs = 0;
  private traces = 0;
  private room = roomForTraces;
  private finished = false;
  private exhausted: Stop | undefined;
  /** A test is about to end: the host is to tell of rejected promises first. */
  private ending = false;
  /** It was asked to, because nothing goes on, and still nothing does. */
  private asked = false;

  constructor(tests: readonly TestDefinition[], loader: Loader) {
    this.tests = tests;
    this.loader = loader;
  }

  start(options: StartOptions): void {
    // The harness itself fails only for want of memory or stack that the student's code has used up.
    this.all(options).catch((thrown: unknown) => { this.end(outOfMemory(thrown, new Set()) ?? { code: "tampered", message: describe(thrown) }); });
  }

  /** A line of the student's console. */
  log(level: LogLine["level"], values: readonly unknown[]): void {
    const { running } = this;
    running?.lines.add(level, values, running.now);
  }

  /**
   * A rejection that nobody handled. It fails no test by itself, but is shown with the one that was running, and is the likeliest
   * reason if that one then waits for ever.
   */
  rejected(reason: unknown): void {
    const { running } = this;
    if (!running) return;
    const text = describe(reason);
    const at = studentFrames(reason, this.loader.paths())[0];
    running.rejection ??= { thrown: text, ...(at ? { at } : {}) };
    running.lines.add("error", ["Uncaught (in promise)", text], running.now);
  }

  /**
   * The host says that no promise can settle any more: lets what waits for that go on, or gives the running test up.
   * @returns what happened; an empty list if the host is to tell of rejected promises first; undefined if it may go on at once
   */
  pump(): GuestEvent[] | undefined {
    const { waiting } = this;
    if (this.ending || (waiting.length === 0 && !this.asked && !this.finished)) {
      this.asked = !this.ending;
      this.ending = false;
      return [];
    }
    this.asked = false;
    if (waiting.length > 0) {
      this.waiting = [];
      for (let i = 0; i < waiting.length; i++) (waiting[i] as () => void)();
    } else if (!this.finished) {
      if (this.giveUp) this.giveUp();
      else this.end({ code: "tampered" });
    }
    const { events } = this;
    if (events.length === 0) return undefined;
    this.events = [];
    return events;
  }

  private readonly drain = (): Promise<void> => new Promise((resolve) => { this.waiting.push(resolve); });

  private async all({ seed, only }: StartOptions): Promise<void> {
    if (await this.loads()) {
      for (let i = 0; i < this.tests.length; i++) {
        const test = this.tests[i] as TestDefinition;
        if (only && !only.includes(test.id)) continue;
        this.events.push({ type: "started", test: test.id });
        // The host learns which test is running before it runs: it may never hear of this realm again.
        await this.drain();
        await this.one(test, seed);
        // Every further test would do the same, at the same cost.
        if (this.exhausted) break;
      }
    }
    this.end(this.exhausted);
  }

  private end(stop?: Stop): void {
    if (this.finished) return;
    this.finished = true;
    if (stop) this.events.push({ type: "stopped", stop });
    this.events.push({ type: "done", traceHash: this.digest.hex(), virtualMs: this.virtualMs });
  }

  /** Evaluates the modules once before any test: what they throw is said once, not by each test. */
  private async loads(): Promise<boolean> {
    try {
      this.loader.evaluateAll();
      await this.drain();
      return true;
    } catch (thrown) {
      this.exhausted = outOfMemory(thrown, this.loader.paths());
      if (this.exhausted) return false;
      const at = studentFrames(thrown, this.loader.paths())[0];
      this.events.push({ type: "stopped", stop: { code: "load-error", message: describe(thrown), ...(at ? { at } : {}) } });
      return false;
    }
  }

  private async one(test: TestDefinition, seed: number): Promise<void> {
    const paths = this.loader.paths();
    const running = new Running({ seed, paths, drain: this.drain, traced: !test.hidden });
    this.running = running;
    const ended = new Promise<Failure | undefined>((resolve) => {
      this.giveUp = () => {
        if (running.giveUpScene) running.giveUpScene();
        else resolve({ ...stuck, ...running.rejection });
      };
      this.body(test, running).then(() => { resolve(undefined); }, (thrown: unknown) => {
        this.exhausted = outOfMemory(thrown, paths);
        resolve(failureOf(thrown, paths));
      });
    });
    const thrown = await ended;
    this.giveUp = undefined;
    const failure = running.failure ?? thrown;
    // What the student's code left running in the background, or rejected, belongs to this test, not to the next.
    this.ending = true;
    await this.drain();
    this.running = undefined;
    if (!this.exhausted) this.report(test, running, failure);
  }

  private async body(test: TestDefinition, running: Running): Promise<void> {
    await test.body(running.context(() => this.loader.evaluate()));
  }

  private report(test: TestDefinition, running: Running, failure: Failure | undefined): void {
    const status = failure ? "failed" : "passed";
    const { id, group, hidden } = test;
    if (hidden) {
      const report: Omit<TestReport, "realMs"> = { id, group, status, hidden, virtualMs: 0, logs: [], ...(failure ? { failure: { code: "hidden" as const } } : {}) };
      this.events.push({ type: "finished", report });
      return;
    }
    const { virtualMs } = running;
    this.virtualMs += virtualMs;
    this.digest.add(id, status, failure?.code, failure?.message?.en, failure?.expected, failure?.actual, running.seed, virtualMs, running.digests(), running.schedule && JSON.stringify(running.schedule));
    const trace = failure && this.traces++ < tracesKept ? running.trace(this.room) : {};
    if (trace.trace) this.room -= JSON.stringify(trace.trace).length;
    const report: Omit<TestReport, "realMs"> = {
      id, group, status, hidden, virtualMs, logs: running.lines.all(),
      ...(failure ? { failure, seed: running.seed } : {}),
      ...(failure && running.schedule ? { schedule: running.schedule } : {}),
      ...trace,
    };
    this.events.push({ type: "finished", report });
  }
}
