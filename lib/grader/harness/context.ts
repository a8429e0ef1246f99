import { Simulation, type Schedule, type SimulationOptions, type Trace } from "@/lib/sim";
import type { Failure } from "../report";
import type { SchedulePlan, TestContext } from "./api";
import { Lines } from "./console";
import { type Difference, expectation } from "./expect";
import { AssertionFailed, outOfMemory, stuck } from "./failures";
import { print } from "./print";
import { searchSchedules } from "./schedules";
import { shownTrace } from "./shown-trace";
import { Simulations } from "./simulations";
import { studentFrames } from "./stack";


/** A scene that a test plays by itself, one of many that differ in their seed. */
type Scene = () => void | Promise<void>;

/** What one run of one test does and finds out. */
export class Running {
  readonly lines = new Lines();
  /** The first assertion that did not hold: it stays, even if student code swallows what was thrown. */
  failure: Failure | undefined;
  /** Which item of a list the failure was about. */
  private difference: Difference | undefined;
  /** The first rejected promise that nobody handled. */
  rejection: Pick<Failure, "thrown" | "at"> | undefined;
  /** The seed of the innermost scene, or the run's. */
  seed: number;
  /** The schedule of the scene that was run last, if it had one. */
  schedule: Schedule | undefined;
  /** Ends a scene that waits for what will never happen, and lets the test go on; absent if none is being played. */
  giveUpScene: (() => void) | undefined;
  private readonly sims = new Simulations();
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
    return this.sims.last?.now ?? 0;
  }

  /** Virtual time of all simulations together. */
  get virtualMs(): number {
    return this.sims.virtualMs;
  }

  /** What tells this test's simulations apart from those of another engine. */
  digests(): string {
    return this.sims.digests();
  }

  /** @param evaluate the student's modules, evaluated afresh each time */
  context(evaluate: () => Record<string, object>): TestContext<Record<string, object>> {
    const seed = this.seed;
    let student = evaluate();
    return {
      get student() { return student; },
      afresh: evaluate,
      seed,
      sim: (options) => this.sim(options),
      expect: (actual, what) => expectation(actual, what, (failure, difference) => this.fail(failure, difference)),
      fail: (message, values = {}) => this.fail({
        code: "assertion",
        message,
        ...("expected" in values ? { expected: print(values.expected) } : {}),
        ...("actual" in values ? { actual: print(values.actual) } : {}),
      }),
      seeds: async (count, body) => {
        for (let i = 0; i < count; i++) {
          this.seed = derive(seed, i);
          this.sims.begin();
          const scene = () => body(this.seed);
          await (this.tracing && i < count - 1 ? this.tracedIfItFails(scene) : scene());
          if (this.failure) throw new AssertionFailed(this.failure);
        }
        this.seed = seed;
      },
      schedules: async (plan, run) => {
        await this.schedules(plan, Array.from({ length: plan.count }, (_, i) => derive(seed, i)), (schedule) => {
          student = evaluate();
          return run(schedule, this.sim(plan.network ? { network: plan.network } : {}));
        });
        this.seed = seed;
      },
    };
  }

  /**
   * The last simulation's trace, of a long one its end, and the event to look at: the one that failed, or the last before the test did. Where
   * a list was compared whose items are what as many simulations came to, it is the trace of the first that came to something else.
   * @param room characters that it may take in the report
   */
  trace(room: number): { trace?: Trace; traceFocus?: number } {
    const sim = this.sims.ofCase(this.difference);
    const trace = sim && shownTrace(sim.trace(), room);
    if (!trace) return {};
    const last = trace.events.length - 1;
    const focus = sim.failure === undefined ? last : sim.failure.event - (trace.events[0]?.id ?? 0);
    return { trace, ...(focus >= 0 && focus <= last ? { traceFocus: focus } : {}) };
  }

  /**
   * Traces are half of what a scenario costs, and of one that passes nobody sees any: it runs without, and once more with one if it
   * fails, which it does again for the same reason, unless it was because of what an earlier run left in the student's modules.
   */
  private async tracedIfItFails(scene: Scene): Promise<void> {
    const forgetLines = this.lines.mark();
    const thrown = await this.untraced(scene);
    if (!thrown) return;
    forgetLines();
    this.sims.forget();
    await scene();
    throw thrown.value;
  }

  /** Looks, without traces, for a schedule that fails, and plays the simplest once more with one. Throws how that fails. */
  private async schedules(plan: SchedulePlan, seeds: readonly number[], play: (schedule: Schedule) => void | Promise<void>): Promise<void> {
    const { rejection } = this;
    const forgetLines = this.lines.mark();
    let first: { readonly schedule: Schedule; readonly value: unknown } | undefined;
    let fatal = false;
    const scene = async (schedule: Schedule): Promise<void> => {
      [this.seed, this.schedule] = [schedule.seed, schedule];
      await play(schedule);
      // What the student's code has left to be done at this moment belongs to this run.
      await this.drain();
    };
    const run = async (schedule: Schedule): Promise<void> => {
      if (fatal) throw first?.value;
      // Of the runs that shrinking takes none counts: the last of them is made again.
      if (first) this.sims.forget();
      else this.sims.begin();
      const thrown = await this.untraced(() => scene(schedule));
      if (!thrown) return;
      first ??= { schedule, value: thrown.value };
      fatal = outOfMemory(thrown.value, this.paths) !== undefined;
      throw thrown.value;
    };
    const maxRuns = this.tracing ? plan.maxRuns : 0;
    const events = () => this.sims.events;
    const found = await searchSchedules({ plan: { ...plan, ...(maxRuns === undefined ? {} : { maxRuns }) }, seeds, run, events })
      // The same schedule failed and then did not: what was seen first counts.
      .catch((error: unknown) => { if (!first) throw error; });
    this.schedule = undefined;
    if (!first) return;
    const { schedule, value } = first;
    if (this.tracing && !fatal) {
      this.sims.forget();
      forgetLines();
      this.rejection = rejection;
      await this.played(() => scene(found?.schedule ?? schedule));
      if (this.failure) throw new AssertionFailed(this.failure);
      [this.seed, this.schedule] = [schedule.seed, undefined];
    }
    throw value;
  }

  /** Plays a scene without traces; returns, and takes back, what went wrong. */
  private async untraced(scene: Scene): Promise<{ readonly value: unknown } | undefined> {
    const { tracing } = this;
    let thrown: { readonly value: unknown } | undefined;
    this.tracing = false;
    try {
      await this.played(scene);
    } catch (value) {
      thrown = { value };
    }
    this.tracing = tracing;
    const { failure } = this;
    this.failure = undefined;
    return failure ? { value: new AssertionFailed(failure) } : thrown;
  }

  /** Plays a scene to its end; throws if it can never end. */
  private async played(scene: Scene): Promise<void> {
    const givenUp = new Promise<never>((_, reject) => {
      this.giveUpScene = () => { reject(new AssertionFailed({ ...stuck, ...this.rejection })); };
    });
    try {
      await Promise.race([scene(), givenUp]);
    } finally {
      this.giveUpScene = undefined;
    }
  }

  private sim(options: Partial<SimulationOptions> = {}): Simulation {
    const sim = new Simulation({ seed: this.seed, drain: this.drain, ...(this.tracing ? {} : { trace: { limit: 0 } }), ...options });
    this.sims.add(sim);
    return sim;
  }

  private fail(said: Failure, difference?: Difference): never {
    if (!this.failure) this.difference = difference;
    // Authors put what the student's code answered into their words, and that may be of any length.
    const failure = said.message ? { ...said, message: { en: clipped(said.message.en), zh: clipped(said.message.zh) } } : said;
    const error = new AssertionFailed(failure);
    const frames = studentFrames(error, this.paths);
    this.failure ??= frames[0] ? { ...failure, at: frames[0], frames } : failure;
    throw new AssertionFailed(this.failure);
  }
}

const clipped = (text: string): string => (text.length > 2_000 ? `${text.slice(0, 2_000)}…` : text);

/** The i-th seed made of a run's seed: a 32-bit mix, so that neighbouring runs share none. */
function derive(seed: number, i: number): number {
  let h = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(Math.floor(seed / 2 ** 32) + 1, 0x85ebca6b) ^ Math.imul(i + 1, 0xc2b2ae35)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b) >>> 0;
  return (h ^ (h >>> 16)) >>> 0;
}
