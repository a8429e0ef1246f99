/**
 * The only doors through which a component touches its world. Everything a student's code may do to the outside is
 * listed here; there is no host clock, no host randomness and no host I/O behind it.
 */

/** Any value that survives a round trip through JSON. Messages and trace fields are made of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A timer that has been set on a {@link Clock}. */
export interface Timer {
  /** Cancels the timer. Returns true if it had not fired yet. */
  stop(): boolean;
}

/** Virtual time, in milliseconds since the simulation began. It advances only between events. */
export interface Clock {
  /** The current virtual time in milliseconds; may have a fraction. */
  now(): number;
  /** Resolves once `ms` milliseconds of virtual time have passed; at once (but not synchronously) for `ms <= 0`. */
  sleep(ms: number): Promise<void>;
  /** Calls `fn` once after `ms` milliseconds of virtual time. */
  setTimer(ms: number, fn: () => void): Timer;
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

/** Messages to other processes, by name. Delivery is the network's business: late, twice, out of order, or never. */
export interface Net {
  /** Sends a message; it is copied, so later changes to it do not travel. */
  send(to: string, message: Json): void;
}

/** A process's own disk. Only what was written before the last `sync` survives a crash. */
export interface Disk {
  read(key: string): Json | undefined;
  write(key: string, value: Json): void;
  delete(key: string): void;
  keys(): string[];
  /** Makes everything written so far durable. */
  sync(): void;
}

/** Lines that appear in the trace, beside the process that wrote them. */
export interface Log {
  info(message: string, fields?: { readonly [key: string]: Json | undefined }): void;
  warn(message: string, fields?: { readonly [key: string]: Json | undefined }): void;
}

/** What a process is handed when it starts. */
export interface Capabilities {
  /** This process's name in the simulation. */
  readonly name: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly net: Net;
  readonly disk: Disk;
  readonly log: Log;
}
