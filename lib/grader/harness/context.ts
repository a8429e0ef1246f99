import { Simulation, type SimulationOptions, type Trace } from "@/lib/sim";
import type { Failure } from "../report";
import type { TestContext } from "./api";
import { Lines } from "./console";
import { expectation } from "./expect";
import { AssertionFailed } from "./failures";
import { print } from "./print";
import { studentFrames } from "./stack";

/** Most events that a failed test's trace shows. */
const shownEvents = 4_000;

/** What one run of one test does and finds out. */
export class Running {
  readonly lines = new Lines();
  /** The first assertion that did not hold: it stays, even if student code swallows what was thrown. */
  failure: Failure | undefined;
  /** The first rejected promise that nobody handled. */
  rejection: Pick<Failure, "thrown" | "at"> | undefined;
  /** The seed of the innermost `seeds`, or the run's. */
  seed: number;
  private readonly sims: Simulation[] = [];
  /** Whether simulations that are made now keep a trace. */
  private tracing: boolean;
  private readonly paths: ReadonlySet<string>;
  private readonly drain: () => Promise<void>;

  /** @param options `traced`: whether anybody will look at a trace of this test */
  constructor(options: { seed: number; paths: ReadonlySet<string>; drain: () => Promise<void>; traced: boolean }) {
    this.tracing = options.traced;
    this.seed = options.seed;
    this.paths = options.paths;
    this.drain = options.drain;
  }

  /** Virtual time of the test's last simulation. */
  get now(): number {
    return this.sims.at(-1)?.now ?? 0;
  }

  /** Virtual time of all simulations together. */
  get virtualMs(): number {
    return this.sims.reduce((sum, sim) => sum + sim.now, 0);
  }

  /**
   * What tells this test's simulations apart from those of another engine. All of the last one's trace; of the others, which are the same
   * scene with other seeds, how many events they took and when they ended: hashing every event would be a third of a grade.
   */
  digests(): string {
    const last = this.sims.length - 1;
    return this.sims.map((sim, i) => `${sim.events}@${sim.now}${i === last ? sim.traceHash() : ""}`).join(",");
  }

  context(student: Record<string, object>): TestContext<Record<string, object>> {
    const seed = this.seed;
    return {
      student,
      seed,
      sim: (options) => this.sim(options),
      expect: (actual, what) => expectation(actual, what, (failure) => this.fail(failure)),
      fail: (message, values = {}) => this.fail({
        code: "assertion",
        message,
        ...("expected" in values ? { expected: print(values.expected) } : {}),
        ...("actual" in values ? { actual: print(values.actual) } : {}),
      }),
      seeds: async (count, body) => {
        for (let i = 0; i < count; i++) {
          this.seed = derive(seed, i);
          await (this.tracing && i < count - 1 ? this.tracedIfItFails(body) : body(this.seed));
          if (this.failure) throw new AssertionFailed(this.failure);
        }
        this.seed = seed;
      },
    };
  }

  /** The last simulation's trace, of a long one its end, and the event to look at: the one that failed, or the last before the test did. */
  trace(): { trace?: Trace; traceFocus?: number } {
    const sim = this.sims.at(-1);
    if (!sim) return {};
    const trace = sim.trace();
    const left = Math.max(0, trace.events.length - shownEvents);
    const clipped = left > 0 ? { ...trace, events: trace.events.slice(left), truncated: true } : trace;
    const last = clipped.events.length - 1;
    const focus = sim.failure === undefined ? last : sim.failure.event - left;
    return { trace: clipped, ...(focus >= 0 && focus <= last ? { traceFocus: focus } : {}) };
  }

  /**
   * Traces are half of what a scenario costs, and of one that passes nobody sees any: it runs without, and once more with one if it
   * fails, which it does again for the same reason, unless it was because of what an earlier run left in the student's modules.
   */
  private async tracedIfItFails(body: (seed: number) => void | Promise<void>): Promise<void> {
    const forgetLines = this.lines.mark();
    const simulations = this.sims.length;
    const [failure, thrown] = await this.untraced(body);
    if (!failure && !thrown) return;
    forgetLines();
    this.sims.length = simulations;
    await body(this.seed);
    this.failure ??= failure;
    if (thrown) throw thrown.value;
  }

  /** Runs `body` without a trace; returns, and takes back, what went wrong. */
  private async untraced(body: (seed: number) => void | Promise<void>): Promise<[Failure | undefined, { value: unknown } | undefined]> {
    let thrown: { value: unknown } | undefined;
    this.tracing = false;
    try {
      await body(this.seed);
    } catch (value) {
      thrown = { value };
    }
    this.tracing = true;
    const { failure } = this;
    this.failure = undefined;
    return [failure, thrown];
  }

  private sim(options: Partial<SimulationOptions> = {}): Simulation {
    const sim = new Simulation({ seed: this.seed, drain: this.drain, ...(this.tracing ? {} : { trace: { limit: 0 } }), ...options });
    this.sims.push(sim);
    return sim;
  }

  private fail(failure: Failure): never {
    const error = new AssertionFailed(failure);
    const frames = studentFrames(error, this.paths);
    this.failure ??= frames[0] ? { ...failure, at: frames[0], frames } : failure;
    throw new AssertionFailed(this.failure);
  }
}

/** The i-th seed made of a run's seed: a 32-bit mix, so that neighbouring runs share none. */
function derive(seed: number, i: number): number {
  let h = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(Math.floor(seed / 2 ** 32) + 1, 0x85ebca6b) ^ Math.imul(i + 1, 0xc2b2ae35)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}
