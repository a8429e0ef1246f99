/**
 * The only doors through which a component touches its world. Everything a student's code may do to the outside is
 * listed here; there is no host clock, no host randomness and no host I/O behind it.
 */

/** Any value that survives a round trip through JSON. Messages and trace fields are made of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A timer that has been set on a `Clock`. */
export interface Timer {
  /** Cancels the timer. Returns true if it had not fired yet. */
  stop(): boolean;
}

/**
 * Virtual time, in milliseconds since the simulation began. It advances only between events. A process's clock may be off
 * (`now` is skewed) and may drift (it runs fast or slow, its timers with it).
 */
export interface Clock {
  /** The current virtual time in milliseconds; may have a fraction. */
  now(): number;
  /** Resolves once `ms` milliseconds of virtual time have passed; at once (but not synchronously) for `ms <= 0`. */
  sleep(ms: number): Promise<void>;
  /** Calls `fn` once after `ms` milliseconds of virtual time. */
  setTimer(ms: number, fn: () => void): Timer;
}

/** Timers with names, for components written as step functions: `onTimer(name)` is called when one fires. */
export interface Timers {
  /** Sets the timer to fire in `ms` milliseconds; if one of that name is pending, it is replaced. */
  set(name: string, ms: number): void;
  /** Cancels the timer. Returns true if it was pending. */
  cancel(name: string): boolean;
}

/** A seeded stream of random numbers; the same seed gives the same stream in every engine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** An integer in [min, max], both included. */
  int(min: number, max: number): number;
  /** One element of a non-empty list. */
  pick<T>(items: readonly T[]): T;
}

/** A message as it arrives. */
export interface Envelope {
  readonly from: string;
  readonly message: Json;
}

/** Messages to other processes, by name. Delivery is the network's business: late, twice, out of order, or never. */
export interface Net {
  /** Sends a message; it is copied, so later changes to it do not travel. */
  send(to: string, message: Json): void;
  /** The next message for this process, for components written with `async`. One with `onMessage` gets them there instead. */
  receive(): Promise<Envelope>;
}

/** A process's own disk. Only what was written before the last `sync` survives a crash. Values are copied in and out. */
export interface Disk {
  read(key: string): Json | undefined;
  write(key: string, value: Json): void;
  delete(key: string): void;
  /** All keys, sorted by UTF-16 code units. */
  keys(): string[];
  /** Makes everything written so far durable. */
  sync(): void;
}

/** What a process says about itself; it appears in the trace beside the process. */
export interface Log {
  info(message: string, fields?: { readonly [key: string]: Json | undefined }): void;
  warn(message: string, fields?: { readonly [key: string]: Json | undefined }): void;
  /** Shows the component's own state (role, term, queue length …) from this moment on. */
  state(state: Json): void;
}

/** What a process is handed when it starts. It belongs to one life of the process: after a crash it does nothing any more. */
export interface Capabilities {
  /** This process's name in the simulation. */
  readonly name: string;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly net: Net;
  readonly disk: Disk;
  readonly log: Log;
}

/**
 * A component in step style: each handler runs to its end at one moment of virtual time. All are optional.
 * A handler that returns a promise makes its process an asynchronous one.
 */
export interface StepComponent {
  onStart?(): void | Promise<void>;
  onMessage?(from: string, message: Json): void | Promise<void>;
  onTimer?(name: string): void | Promise<void>;
}

/** A component in async style: `start` is its main loop, and may run for ever. It may have handlers as well. */
export interface AsyncComponent {
  start(): Promise<void> | void;
  onMessage?(from: string, message: Json): void | Promise<void>;
  onTimer?(name: string): void | Promise<void>;
}

export type Component = StepComponent | AsyncComponent;
