import type { Json } from "./capabilities";

/**
 * What happened. `detail` holds what is particular to the kind: the message of a send, the state of a `state` event …
 * - process life: start, crash, restart, pause, resume
 * - messages: send, deliver, drop, duplicate
 * - time: timer
 * - disk: sync
 * - faults and network: fault, heal
 * - what components and tests say: log, state, note, violation
 */
export type TraceKind =
  | "start" | "crash" | "restart" | "pause" | "resume"
  | "send" | "deliver" | "drop" | "duplicate"
  | "timer" | "sync" | "fault" | "heal"
  | "log" | "state" | "note" | "violation";

/** One event of a run. Ids count from 0 in the order in which things happened. */
export interface TraceEvent {
  readonly id: number;
  /** Virtual time in milliseconds. */
  readonly time: number;
  /** The process it happened to or in; empty for what concerns the whole simulation. */
  readonly process: string;
  readonly kind: TraceKind;
  /** The id of the event that caused this one, or -1. */
  readonly cause: number;
  readonly detail: Json;
}

/** A run, as data: what tests assert on, what the viewer draws, what is compared between engines. */
export interface Trace {
  readonly seed: number;
  readonly processes: readonly string[];
  readonly events: readonly TraceEvent[];
  /** True when the recorder reached its limit and left out later events. */
  readonly truncated: boolean;
}
