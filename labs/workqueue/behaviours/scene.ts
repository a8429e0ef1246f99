import type { ProcessHandle, Simulation } from "@/lib/sim";
import type { Text } from "@/lib/grader/text";
import type { TypedDelayingInterface, TypedInterface, TypedQueueConfig, TypedRateLimitingInterface } from "@reconcile/api";
import { queueStateJson } from "../observe";
import { RecordedMetrics } from "./metrics";
import type { Context } from "./student";

/** Any of the three queues; each test uses the methods that its stage has. */
export type AnyQueue = TypedInterface<string> & Partial<TypedDelayingInterface<string> & TypedRateLimitingInterface<string>>;

/** How a `get` fared: the item, "shutdown" for `{ shutdown: true }`, "waiting" while it has not resolved. */
export type Got = string;

/** A student's queue as a process of a simulation. What is done to it and what is in it afterwards goes into the trace. */
export class Scene<Q extends AnyQueue> {
  readonly sim: Simulation;
  readonly queue: Q;
  readonly metrics = new RecordedMetrics();
  readonly #t: Context;
  readonly #host: Pick<ProcessHandle, "observe">;

  constructor(t: Context, make: (config: TypedQueueConfig) => Q, { seed = t.seed, measured = false } = {}) {
    this.#t = t;
    this.sim = t.sim({ seed });
    const metering = measured ? { name: "test", metricsProvider: this.metrics } : {};
    // The queue wakes workers by promises: `start` makes its process one whose promises settle before time goes on.
    const host = this.sim.spawn("queue", ({ clock }) => ({ start() {}, queue: make({ clock, ...metering }) }), {
      observe: ({ queue }) => queueStateJson(queue),
    });
    this.queue = host.component!.queue;
    this.#host = host;
  }

  /** Does something to the queue, under a name that the trace shows. */
  act<T>(what: string, action: (queue: Q) => T): T {
    this.sim.note(what);
    const result = action(this.queue);
    this.show();
    return result;
  }

  /** Shows in the trace what is in the queue, if that has changed. */
  show(): void {
    this.#host.observe();
  }

  add(...items: string[]): void {
    for (const item of items) this.act(`add("${item}")`, (queue) => queue.add(item));
  }

  done(...items: string[]): void {
    for (const item of items) this.act(`done("${item}")`, (queue) => queue.done(item));
  }

  /** Calls `get` and doesn't wait for the answer: look at `now()` after {@link settle}. */
  ask(): { now(): Got } {
    let got: Got = "waiting";
    this.act("get()", (queue) => queue.get()).then((result) => {
      got = result.shutdown ? "shutdown" : result.item;
      this.sim.note(`get() resolved: ${got}`);
      this.show();
    }, (error: unknown) => this.sim.reportUnhandled(error));
    return { now: () => got };
  }

  /** Starts something that takes a while, and tells later whether it is over. */
  begin(what: string, action: (queue: Q) => Promise<void>): { now(): "resolved" | "waiting" } {
    let state: "resolved" | "waiting" = "waiting";
    this.act(what, action).then(() => {
      state = "resolved";
      this.sim.note(`${what} resolved`);
    }, (error: unknown) => this.sim.reportUnhandled(error));
    return { now: () => state };
  }

  /**
   * Runs until the goal is reached, or nothing is left to happen. Fails the test if it never comes to rest: a scene is a few
   * hundred events, and whoever waits by looking every few milliseconds makes events without end.
   */
  async run(until?: number | (() => boolean)): Promise<void> {
    const outcome = await this.sim.run({ ...(until === undefined ? {} : { until }), maxEvents: 3_000 });
    if (outcome.kind !== "limit") return;
    this.#t.fail({
      en: "The queue never comes to rest: something sets one timer after the other, though there is nothing to do. Wait to be woken instead of looking again and again; and when a timer has fired, what was due at just this moment must be gone (<=, not <).",
      zh: "队列一直停不下来：明明无事可做，却有代码在一个接一个地设置定时器。请等待被唤醒，而不是反复查看；定时器触发之后，恰好在此刻到期的也要取走（用 <=，不是 <）。",
    });
  }

  /** Lets time pass, with the same limit. */
  advance(ms: number): Promise<void> {
    return this.run(this.sim.now + ms);
  }

  /** Lets everything happen that can happen now; no time passes. */
  settle(): Promise<void> {
    return this.advance(0);
  }

  /** One `get` after the other, at this moment: what each gave. */
  async gets(count: number): Promise<Got[]> {
    const got: Got[] = [];
    for (let i = 0; i < count; i++) {
      const asked = this.ask();
      await this.settle();
      got.push(asked.now());
    }
    return got;
  }

  /** `get`s that must give just these, in this order. */
  async expectGets(expected: Got[], what: Text): Promise<void> {
    this.#t.expect(await this.gets(expected.length), what).toEqual(expected);
  }

  expectLen(expected: number, what: Text): void {
    this.#t.expect(this.queue.len(), { en: `len(): ${what.en}`, zh: `len()：${what.zh}` }).toBe(expected);
  }
}
