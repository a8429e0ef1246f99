import type { Capabilities, Clock, Component, Json, Random } from "./capabilities";
import { Client } from "./client";
import { boot } from "./core/boot";
import { SimulationError } from "./core/errors";
import { grantClock } from "./core/grant";
import { copyJson } from "./core/json";
import { Kernel, Unsettled, type Failure, type InvariantCheck } from "./core/kernel";
import type { Process } from "./core/process";
import { runAsync, runSync, type Outcome, type RunOptions } from "./core/run";
import { begin, inject } from "./faults/apply";
import type { Fault, PartitionFault } from "./faults/fault";
import { checkLink, type LinkOptions } from "./network/options";
import { ProcessHandle } from "./process-handle";
import { Code } from "./record/codes";
import { TraceDigest } from "./record/digest";
import { randomFrom, stream } from "./random/streams";
import type { Trace, TraceEvent } from "./trace";

export interface SimulationOptions {
  /** A safe integer. The same program with the same seed makes the same trace, in every engine. */
  readonly seed: number;
  /**
   * Resolves once the host's microtask queue is empty: after every promise that can settle has. Needed by programs that use promises;
   * only a task of the host knows (setImmediate in Node, a MessageChannel in a browser).
   */
  readonly drain?: () => Promise<void>;
  /**
   * `limit`: events kept in the trace; later ones happen but are not kept. 200,000 unless told otherwise. With 0 nobody is asked for
   * state either, so that no `state` events take up ids.
   */
  readonly trace?: { readonly limit?: number };
  /** What every link does unless told otherwise; by default a message takes 1 ms and arrives once, in order. */
  readonly network?: LinkOptions;
}

export interface SpawnOptions<C> {
  /** What an error nobody catches does: `throw` (default) ends the run with it, `crash` ends this life of the process. */
  readonly onError?: "throw" | "crash";
  /** Asked after each event of the process, and by {@link ProcessHandle.observe}; what it returns is shown as its state in the trace whenever that has changed. */
  readonly observe?: (component: C) => Json;
}

/** How a promise fared in virtual time. */
export type Settled<T> =
  | { readonly kind: "resolved"; readonly value: T }
  | { readonly kind: "rejected"; readonly error: unknown }
  /** It will never settle: nothing is left to happen. */
  | { readonly kind: "stuck"; readonly waiting: readonly string[] }
  | { readonly kind: "limit"; readonly events: number };

/**
 * A world in which time is virtual and chance comes from a seed. Spawn processes, run it, look at the trace.
 *
 * An error that a component does not catch, and an invariant that stops holding, are thrown by the run in which they happen
 * (see also {@link failure}); everything that may be expected is an {@link Outcome}.
 */
export class Simulation {
  readonly seed: number;
  #clock: Clock | undefined;
  #random: Random | undefined;
  readonly #kernel: Kernel;
  readonly #drain: (() => Promise<void>) | undefined;
  #digest: TraceDigest | undefined;
  readonly #handles = new Map<string, ProcessHandle<unknown>>();
  #running = false;

  constructor({ seed, drain, trace, network = {} }: SimulationOptions) {
    if (!Number.isSafeInteger(seed)) throw new SimulationError("bad-argument", `A seed is a safe integer, not ${String(seed)}.`);
    this.seed = seed;
    this.#drain = drain;
    this.#kernel = new Kernel({ seed, traceLimit: trace?.limit ?? 200_000, network: checkLink(network), boot });
  }

  /** The test's own clock; no fault touches it. */
  get clock(): Clock {
    const test = this.#kernel.processes[0] as Process;
    return (this.#clock ??= grantClock(this.#kernel, test, test.life));
  }

  /** The test's own stream of random numbers. */
  get random(): Random {
    return (this.#random ??= randomFrom(() => stream(this.seed, "test")));
  }

  /** Virtual time in ms. */
  get now(): number {
    return this.#kernel.now;
  }

  /** Why the simulation cannot go on, once a run has thrown. */
  get failure(): Failure | undefined {
    return this.#kernel.failure;
  }

  /**
   * Starts a process now. `factory` makes its component anew for each life: an object with handlers (step style), one with `start`
   * (async style), or the factory is itself an async function, the whole program.
   */
  spawn<C extends Component | Promise<void>>(name: string, factory: (capabilities: Capabilities) => C, options: SpawnOptions<Awaited<C>> = {}): ProcessHandle<Awaited<C>> {
    const process = this.#kernel.process(name);
    if (name === "" || process.factory !== undefined) {
      throw new SimulationError("bad-argument", name === "" ? "A process needs a name." : `There is a process named "${name}" already.`);
    }
    process.factory = factory;
    process.onError = options.onError ?? "throw";
    const handle = new ProcessHandle<Awaited<C>>(this.#kernel, process);
    this.#handles.set(name, handle);
    this.#kernel.start(process, Code.start);
    if (options.observe !== undefined && this.#kernel.recorder.limit > 0) {
      process.observe = observer(handle, options.observe);
      this.#kernel.watched = true;
      process.observe();
    }
    return handle;
  }

  /** Starts a process for the test to speak through. */
  client(name: string): Client {
    return this.spawn(name, (capabilities) => new Client(capabilities)).component as Client;
  }

  /** The process of that name. Throws if none has been spawned. */
  process(name: string): ProcessHandle<unknown> {
    const handle = this.#handles.get(name);
    if (handle === undefined) throw new SimulationError("bad-argument", `No process named "${name}" has been spawned.`);
    return handle;
  }

  /** Changes what one direction between two processes does. */
  link(from: string, to: string, options: LinkOptions): void {
    this.#kernel.network.link(this.#kernel.process(from), this.#kernel.process(to)).configure(checkLink(options));
  }

  /** Cuts the groups off from each other now, or only `from` → `to` if one-way; the returned function heals it. */
  partition(from: readonly string[], to: readonly string[], options: { oneWay?: boolean } = {}): () => void {
    const fault: PartitionFault = { kind: "partition", at: this.now, for: 0, from, to, ...options };
    return begin(this.#kernel, fault);
  }

  /** Schedules faults. Those whose time has passed begin at once. */
  inject(faults: readonly Fault[]): void {
    for (const fault of faults) inject(this.#kernel, fault);
  }

  /** Calls `script` at a virtual time, before anything else of that moment. */
  at(time: number, script: () => void): void {
    if (!(time >= this.now && time < Infinity)) throw new SimulationError("bad-argument", `sim.at(${time}): it is ${this.now} already.`);
    const kernel = this.#kernel;
    kernel.script(time, () => {
      kernel.unsettled ||= Unsettled.maybe;
      kernel.track(kernel.processes[0] as Process, script());
    });
  }

  /**
   * A rule that must hold after every event: `check` returns what is wrong, or nothing. The run in which it breaks throws an InvariantViolation.
   * It is told which process the event happened to, undefined if it may have touched any: with many processes and events, look at that one.
   */
  invariant(name: string, check: InvariantCheck): void {
    this.#kernel.invariant(name, check);
  }

  /** Runs until the goal is reached, nothing is left to happen, or the limit of events. */
  async run(options: RunOptions = {}): Promise<Outcome> {
    this.#enter();
    try {
      return await runAsync(this.#kernel, this.#drain, options);
    } finally {
      this.#running = false;
    }
  }

  /** Like {@link run}, for programs without promises: needs no drain, and is faster. */
  runSync(options: RunOptions = {}): Outcome {
    this.#enter();
    try {
      return runSync(this.#kernel, options);
    } finally {
      this.#running = false;
    }
  }

  #enter(): void {
    if (this.#running) throw new SimulationError("already-running", "The simulation is running already; inside it, wait with clock.sleep instead.");
    this.#running = true;
  }

  /** Lets `ms` of virtual time pass, with all that is due. Throws if that takes more events than a run may. */
  async advance(ms: number): Promise<void> {
    const outcome = await this.run({ until: this.now + ms });
    if (outcome.kind === "limit") throw tooManyEvents(outcome.events);
  }

  /** Like {@link advance}, for programs without promises. */
  advanceSync(ms: number): void {
    const outcome = this.runSync({ until: this.now + ms });
    if (outcome.kind === "limit") throw tooManyEvents(outcome.events);
  }

  /** Runs until the promise has settled, or until it is clear that it never will. */
  async settle<T>(promise: PromiseLike<T>, options: Pick<RunOptions, "maxEvents"> = {}): Promise<Settled<T>> {
    let settled: Settled<T> | undefined;
    promise.then(
      (value) => { settled = { kind: "resolved", value }; },
      (error: unknown) => { settled = { kind: "rejected", error }; },
    );
    const outcome = await this.run({ ...options, until: () => settled !== undefined });
    if (settled !== undefined) return settled;
    return outcome.kind === "limit" ? { kind: "limit", events: outcome.events } : { kind: "stuck", waiting: outcome.kind === "idle" ? outcome.waiting : [] };
  }

  /**
   * Runs a script of the test in virtual time: inside it, `await sim.clock.sleep(…)` lets time pass. Returns what it returns and throws
   * what it throws; throws a SimulationError `stuck` or `limit` if it never ends.
   */
  async drive<T>(script: () => Promise<T>, options: Pick<RunOptions, "maxEvents"> = {}): Promise<T> {
    const settled = await this.settle(script(), options);
    if (settled.kind === "resolved") return settled.value;
    if (settled.kind === "rejected") throw settled.error;
    if (settled.kind === "limit") throw tooManyEvents(settled.events);
    const waiting = settled.waiting.length > 0 ? ` Still waiting: ${settled.waiting.join(", ")}.` : "";
    throw new SimulationError("stuck", `Nothing is left to happen at ${this.now} ms, and the script still waits.${waiting}`);
  }

  /** Shows the state of a process in the trace, from this moment on. */
  state(process: string, state: Json): void {
    this.#kernel.record(this.#kernel.process(process), Code.state, copyJson(state));
  }

  /** Writes a remark of the test into the trace; returns the event's id. */
  note(text: string, data?: Json): number {
    const detail = data === undefined ? { text } : { text, data: copyJson(data) };
    return this.#kernel.record(this.#kernel.processes[0] as Process, Code.note, detail);
  }

  /** For hosts that learn of a rejected promise nobody handles: ends the run with it, like an error in a component. */
  reportUnhandled(error: unknown): void {
    this.#kernel.thrown(this.#kernel.processes[0] as Process, error);
  }

  /** Number of events that have happened so far, kept or not; the id of the next. */
  get events(): number {
    return this.#kernel.recorder.count;
  }

  /** One event of the trace, if it was kept. */
  event(id: number): TraceEvent | undefined {
    const { recorder, names } = this.#kernel;
    return id >= 0 && id < recorder.kept ? recorder.event(id, names) : undefined;
  }

  /** The run so far. */
  trace(): Trace {
    const { recorder, names } = this.#kernel;
    const events = Array.from({ length: recorder.kept }, (_, id) => recorder.event(id, names));
    return { seed: this.seed, processes: names.slice(1), events, truncated: recorder.count > recorder.kept };
  }

  /** A digest of the run so far, as 16 hexadecimal digits: the same in every engine. */
  traceHash(): string {
    return (this.#digest ??= new TraceDigest()).hex(this.#kernel.recorder, this.#kernel.names);
  }
}

/** Records the state of a process when it differs from the one recorded last. */
function observer<C>(handle: ProcessHandle<C>, look: (component: C) => Json): () => void {
  let last: string | undefined;
  return () => {
    const { component } = handle;
    const state = component === undefined ? undefined : look(component);
    const text = state === undefined ? undefined : JSON.stringify(state);
    if (text !== last && state !== undefined) handle.state(state);
    last = text;
  };
}

function tooManyEvents(events: number): SimulationError {
  return new SimulationError("limit", `The run took ${events} events and was not over: is something setting timers without end?`);
}
