import type { Envelope, Json } from "../capabilities";
import type { Link } from "../network/link";
import { Network } from "../network/network";
import type { LinkOptions } from "../network/options";
import { Code } from "../record/codes";
import { Recorder } from "../record/recorder";
import { stream } from "../random/streams";
import { describeThrown, InvariantViolation } from "./errors";
import { Process, type NamedTimer } from "./process";
import { EventQueue, Kind } from "./queue";
import { scriptSource, testSource, timersOf } from "./ties";

/** Why a run cannot go on. */
export interface Failure {
  readonly error: unknown;
  /** Name of the process it happened in; empty for the test itself and for invariants. */
  readonly process: string;
  /** Id of the `error` or `violation` event in the trace. */
  readonly event: number;
}

/**
 * Asked after each event; returns what is wrong, or nothing. `touched` is the process that the event happened to; undefined if others may have been
 * touched as well: by faults, by what the test does, where there are promises.
 */
export type InvariantCheck = (touched: string | undefined) => string | null | undefined;

/** Whether promises may be waiting to settle: no; the test's own code may have made some; a component surely has. */
export const Unsettled = { no: 0, maybe: 1, surely: 2 } as const;

/** The state of a simulation and what one event does to it. Internal: components see capabilities, tests see Simulation. */
export class Kernel {
  readonly seed: number;
  readonly queue: EventQueue;
  readonly recorder: Recorder;
  readonly names: string[] = [];
  readonly processes: Process[] = [];
  readonly network: Network;
  /** Whether anybody looks at processes after an event: an invariant, or somebody who observes one. */
  watched = false;
  private readonly invariants: { readonly name: string; readonly check: InvariantCheck }[] = [];
  now = 0;
  /** Id of the event being handled; what is done meanwhile is caused by it. */
  current = -1;
  unsettled: number = Unsettled.no;
  /** Whom the event being handled concerns; 0, the test, may have touched anybody. */
  private touched = 0;
  failure: Failure | undefined;
  private readonly byName = new Map<string, Process>();
  private readonly boot: (process: Process) => unknown;

  /** @param boot makes and starts the component of a process that has just come to life. */
  constructor(options: { seed: number; traceLimit: number; network: LinkOptions; boot: (kernel: Kernel, process: Process) => unknown }) {
    this.seed = options.seed;
    this.network = new Network(this, options.network);
    this.recorder = new Recorder(options.traceLimit);
    let ties: number | undefined;
    this.queue = new EventQueue(() => (ties ??= stream(options.seed, "ties").uint32() | 0));
    this.boot = (process) => options.boot(this, process);
    // The test itself is process 0: it has a clock, and never crashes.
    const test = this.process("");
    test.running = true;
    test.life = 1;
  }

  /** The process of that name; a name that is not known yet gets an entry. */
  process(name: string): Process {
    let process = this.byName.get(name);
    if (process === undefined) {
      process = new Process(this.processes.length, name);
      this.processes.push(process);
      this.names.push(name);
      this.byName.set(name, process);
    }
    return process;
  }

  record(process: Process, code: number, payload: Json, cause: number = this.current, peer = -1): number {
    return this.recorder.record(this.now, process.index, code, cause, peer, payload);
  }

  /** Queues something a process asked for; it is void if the process dies before. `ms` is time on the process's own clock. */
  after(process: Process, ms: number, kind: number, payload: unknown): number {
    const at = this.now + (ms > 0 ? ms / process.rate : 0);
    return this.queue.push(at, timersOf(process.index), kind, process.index, this.current, process.life, payload);
  }

  /** Sets a named timer, wherever it stands now. */
  setTimer(process: Process, timer: NamedTimer, ms: number): void {
    const { queue } = this;
    if (timer.sequence >= 0) {
      const at = this.now + (ms > 0 ? ms / process.rate : 0);
      const sequence = queue.postpone(timer.slot, timer.sequence, at, this.current);
      if (sequence >= 0) {
        timer.sequence = sequence;
        return;
      }
      queue.cancel(timer.slot, timer.sequence);
    }
    timer.slot = this.after(process, ms, Kind.namedTimer, timer);
    timer.sequence = queue.sequence[timer.slot] as number;
  }

  /** Queues a script: a fault, or a function of the test. */
  script(at: number, run: () => void): void {
    this.queue.push(at, scriptSource, Kind.script, 0, this.current, 0, run);
  }

  /** Takes the next entry off the queue and lets it happen. There must be one: see {@link EventQueue.nextTime}. */
  step(): void {
    const queue = this.queue;
    const slot = queue.pop();
    this.now = queue.time[slot] as number;
    const kind = queue.kind[slot] as number;
    const process = this.processes[queue.process[slot] as number] as Process;
    const origin = queue.origin[slot] as number;
    const dead = kind === Kind.deliver ? !process.running : kind !== Kind.script && process.life !== origin;
    if (process.pauses > 0 && !dead) {
      queue.hold(slot);
      process.held.push(slot);
      return;
    }
    const cause = queue.cause[slot] as number;
    const payload = queue.payload[slot];
    queue.release(slot);
    this.touched = process.index;
    if (kind === Kind.deliver) this.deliver(process, this.processes[origin] as Process, payload as Json, cause);
    else if (kind === Kind.script) this.runScript(payload as () => void, cause);
    else if (!dead) this.timer(process, kind, payload, cause);
  }

  private deliver(process: Process, from: Process, message: Json, cause: number): void {
    const link = from.links[process.index] as Link;
    if (!process.running || link.cuts > 0) {
      this.network.drop(from, process, process.running ? "partition" : "down", cause);
      return;
    }
    this.current = this.recorder.record(this.now, process.index, Code.deliver, cause, from.index, null);
    const component = process.component;
    if (component?.onMessage !== undefined) {
      try {
        const result = component.onMessage(from.name, message);
        if (result !== undefined) this.track(process, result);
      } catch (error) {
        this.thrown(process, error);
      }
    } else if (process.asynchronous) {
      const envelope: Envelope = Object.freeze({ from: from.name, message });
      const receiver = process.receivers.shift();
      if (receiver === undefined) process.inbox.push(envelope);
      else receiver(envelope);
    }
    if (process.asynchronous) this.unsettled = Unsettled.surely;
  }

  private timer(process: Process, kind: number, payload: unknown, cause: number): void {
    const name = kind === Kind.namedTimer ? (payload as NamedTimer).name : null;
    this.current = this.recorder.record(this.now, process.index, Code.timer, cause, -1, name);
    try {
      if (name !== null) {
        process.fired(payload as NamedTimer);
        const result = process.component?.onTimer?.(name);
        if (result !== undefined) this.track(process, result);
      } else if (kind === Kind.sleep) {
        this.unsettled = Unsettled.surely;
        (payload as () => void)();
      } else {
        const result = (payload as () => unknown)();
        if (result !== undefined) this.track(process, result);
      }
    } catch (error) {
      this.thrown(process, error);
    }
    if (process.asynchronous) this.unsettled = Unsettled.surely;
    else if (process.index === 0 && this.unsettled === Unsettled.no) this.unsettled = Unsettled.maybe;
  }

  private runScript(run: () => void, cause: number): void {
    this.current = cause;
    try {
      run();
    } catch (error) {
      this.thrown(this.processes[0] as Process, error);
    }
  }

  /** Watches what a handler returned, if it is a promise. `main`: it is the process's whole program. */
  track(process: Process, result: unknown, main = false): void {
    if (typeof result !== "object" || result === null || typeof (result as { then?: unknown }).then !== "function") return;
    const { life } = process;
    process.asynchronous = process.index !== 0;
    process.unfinished ||= main;
    this.unsettled = Unsettled.surely;
    Promise.resolve(result).then(
      () => {
        if (main && process.life === life) process.unfinished = false;
      },
      (error: unknown) => {
        if (process.life === life) this.thrown(process, error);
      },
    );
  }

  /** An error that nobody caught: written down, and the end of the run or of the process's life. */
  thrown(process: Process, error: unknown): void {
    const event = this.record(process, Code.error, describeThrown(error));
    if (process.onError === "crash") this.crash(process);
    else this.failure ??= { error, process: process.name, event };
  }

  start(process: Process, code: number): void {
    if (process.running) return;
    process.downByHand = false;
    process.running = true;
    process.life++;
    const before = this.current;
    this.current = this.record(process, code, null);
    try {
      this.boot(process);
    } catch (error) {
      this.thrown(process, error);
    }
    if (process.asynchronous) this.unsettled = Unsettled.surely;
    this.current = before;
  }

  crash(process: Process): void {
    if (!process.running) return;
    const id = this.record(process, Code.crash, { unsynced: process.disk.crash() });
    process.running = false;
    process.life++;
    for (const slot of process.held) {
      if (this.queue.kind[slot] === Kind.deliver) {
        this.network.drop(this.processes[this.queue.origin[slot] as number] as Process, process, "down", id);
      }
      this.queue.discard(slot);
    }
    process.forget();
  }

  pause(process: Process): void {
    if (!process.running) return;
    if (process.pauses++ === 0) this.record(process, Code.pause, null);
  }

  /** What came due during the pause happens now, in the order in which it was due, before anything else of this moment. */
  resume(process: Process): void {
    if (process.pauses === 0 || --process.pauses > 0) return;
    this.record(process, Code.resume, null);
    const held = process.held;
    process.held = [];
    held.forEach((slot, i) => this.queue.requeue(slot, this.now, testSource + (i + 1) / (held.length + 1)));
  }

  invariant(name: string, check: InvariantCheck): void {
    this.invariants.push({ name, check });
    this.watched = true;
  }

  /** Call after each event, once its promises have settled. */
  afterEvent(): void {
    if (this.watched) this.look();
    this.current = -1;
  }

  private look(): void {
    const touched = this.touched === 0 ? undefined : this.processes[this.touched];
    if (touched !== undefined) touched.observe?.();
    else for (const process of this.processes) process.observe?.();
    const { invariants } = this;
    for (let i = 0; i < invariants.length; i++) {
      const { name, check } = invariants[i] as (typeof invariants)[number];
      let broken: string | null | undefined;
      try {
        broken = check(touched?.asynchronous === false ? touched.name : undefined);
      } catch (error) {
        this.thrown(this.processes[0] as Process, error);
      }
      if (typeof broken !== "string") continue;
      const event = this.record(this.processes[0] as Process, Code.violation, { invariant: name, message: broken });
      this.failure ??= { error: new InvariantViolation(name, broken, event), process: "", event };
    }
  }
}
