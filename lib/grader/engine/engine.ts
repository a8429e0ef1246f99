import type { CompiledModule } from "../compile";
import type { StartOptions } from "../harness/protocol";
import type { Stop } from "../report";

export interface EngineLimits {
  /** Interrupt polls the run may take; deterministic, so that the verdict does not depend on how busy the machine is. */
  readonly fuel: number;
  /** Bytes the guest may allocate. */
  readonly memoryBytes: number;
}

/** A lab's bundle, evaluated once and frozen as a memory image. */
export interface Engine {
  /** Name and version: part of what a grade is valid for. */
  readonly name: string;
  /** A fresh instance in the state right after the bundle was evaluated. Instances share nothing. */
  restore(limits: EngineLimits): Promise<Instance>;
}

/** One sandbox. Used for one run and dropped; every method throws an {@link EngineStop} once a bound is broken. */
export interface Instance {
  define(module: CompiledModule): void;
  start(options: StartOptions): void;
  /** Lets every promise settle that can, then asks the harness what happened: JSON of GuestEvent[], or "". */
  pump(): string;
  /** JSON of the lab's GuestDescription. */
  describe(): string;
  /** Interrupt polls so far. */
  readonly fuel: number;
}

/** The run is over, whatever the guest would say about it. */
export class EngineStop extends Error {
  readonly stop: Stop;
  constructor(code: Stop["code"], message?: string) {
    super(message ?? code);
    this.stop = { code, ...(message === undefined ? {} : { message: message.slice(0, 500) }) };
  }
}
