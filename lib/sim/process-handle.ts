import type { Component, Json } from "./capabilities";
import { copyJson } from "./core/json";
import type { Kernel } from "./core/kernel";
import type { Process } from "./core/process";
import { Code } from "./record/codes";

/** A process as the test holds it: to look inside, and to do to it what the world may do. */
export class ProcessHandle<C = Component> {
  readonly name: string;
  readonly #kernel: Kernel;
  readonly #process: Process;

  constructor(kernel: Kernel, process: Process) {
    this.name = process.name;
    this.#kernel = kernel;
    this.#process = process;
  }

  get running(): boolean {
    return this.#process.running;
  }

  get paused(): boolean {
    return this.#process.pauses > 0;
  }

  /** The component of this life; undefined while the process is down, or if its program is an async function. */
  get component(): C | undefined {
    return this.#process.running ? (this.#process.component as C | undefined) : undefined;
  }

  /** Ends this life: memory and unsynced writes are gone, pending timers and promises never fire. It stays down until {@link restart}. */
  crash(): void {
    this.#process.downByHand = true;
    this.#kernel.crash(this.#process);
  }

  /** Starts the next life at once. Does nothing if the process is running. */
  restart(): void {
    this.#kernel.start(this.#process, Code.restart);
  }

  /** Holds back timers and messages until {@link resume}; pauses add up. */
  pause(): void {
    this.#kernel.pause(this.#process);
  }

  resume(): void {
    this.#kernel.resume(this.#process);
  }

  /** Asks the `observe` of its spawn now, instead of after the next event: for what the test itself has just done to the component. */
  observe(): void {
    this.#process.observe?.();
  }

  /** Shows the component's state in the trace, from this moment on. */
  state(state: Json): void {
    this.#kernel.record(this.#process, Code.state, copyJson(state));
  }

  /** What a crash would leave on the disk. */
  durable(): Record<string, Json> {
    return this.#process.disk.durableEntries();
  }
}
