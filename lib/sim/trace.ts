import type { Json } from "./capabilities";

/**
 * What happened, and what `detail` holds:
 * - process life: start, restart, pause, resume: null; crash: `{ unsynced }`, the number of keys whose last write was lost
 * - messages: send `{ to, message }`; duplicate (the network made a second copy) `{ to }`; deliver `{ from, message }`;
 *   drop `{ from, reason: "loss" | "partition" | "down" }`, in the lane of the process that did not get it
 * - time: timer `{ name }`, null for a timer without a name
 * - disk: sync `{ keys }`, the number of keys made durable
 * - faults and network: fault, heal: the fault, as in faults/fault.ts
 * - what components and tests say: log `{ level, message, fields? }`; state: any; note `{ text, data? }`
 * - what went wrong: error `{ name, message? }`, thrown by a component; violation `{ invariant, message }`
 */
export type TraceKind =
  | "start" | "crash" | "restart" | "pause" | "resume"
  | "send" | "deliver" | "drop" | "duplicate"
  | "timer" | "sync" | "fault" | "heal"
  | "log" | "state" | "note" | "violation" | "error";

/** One event of a run. Ids count from 0 in the order in which things happened. */
export interface TraceEvent {
  readonly id: number;
  /** Virtual time in milliseconds. */
  readonly time: number;
  /** The process it happened to or in; empty for what concerns the whole simulation. */
  readonly process: string;
  readonly kind: TraceKind;
  /** The id of the event that caused this one, or -1: of a delivery the send, of a send what its process was handling … */
  readonly cause: number;
  readonly detail: Json;
}

/** A run, as data: what tests assert on, what the viewer draws, what is compared between engines. */
export interface Trace {
  readonly seed: number;
  readonly processes: readonly string[];
  readonly events: readonly TraceEvent[];
  /** True when events are missing: later ones, because the recorder reached its limit, or earlier ones, because a report shows the end. */
  readonly truncated: boolean;
}
