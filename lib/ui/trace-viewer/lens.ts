import type { ComponentType } from "react";
import type { Locale } from "@/lib/i18n/locales";
import type { Fault, Json, Trace, TraceEvent } from "@/lib/sim";

/** A shaded stretch of one process's lane. Times are virtual milliseconds; `to` may be Infinity: until the end of the trace. */
export interface LaneSpan {
  readonly process: string;
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly tone: "accent" | "calm" | "warn" | "muted";
}

/** A message on its way at some moment. */
export interface Flight {
  /** Id of the event of sending. */
  readonly send: number;
  readonly from: string;
  readonly to: string;
  readonly message: Json;
  readonly sentAt: number;
  /** When it arrives or is lost, in ms; Infinity if the trace does not say. */
  readonly arrivesAt: number;
  readonly lost: boolean;
}

/** What is the case at one moment of a run. `time` is virtual and may lie between two events; `event` is the latest by then. */
export interface Moment {
  readonly time: number;
  readonly event: TraceEvent | undefined;
  /** Each process's latest `state`. One that is down keeps the last that it had. */
  readonly states: ReadonlyMap<string, Json>;
  readonly down: ReadonlySet<string>;
  readonly paused: ReadonlySet<string>;
  /** Messages under way, the earliest sent first. */
  readonly flights: readonly Flight[];
  /** Faults in force, the earliest first. */
  readonly faults: readonly Fault[];
}

export interface PictureProps {
  readonly moment: Moment;
  /** The moment that is compared with: the pinned one, or the one before this event. Mark what differs. */
  readonly before: Moment | undefined;
  readonly locale: Locale;
}

/** How one lab's traces are read. Everything is optional; without it the viewer shows states and messages as the JSON they are. */
export interface TraceLens {
  /** Shaded stretches of lanes, e.g. "leader, term 3". Called once for a trace. */
  spans?(trace: Trace, locale: Locale): readonly LaneSpan[];
  /** A short word on an arrow, e.g. "RequestVote 3". */
  message?(message: Json, locale: Locale): string;
  /** The lab's own picture of one moment, shown beside the lanes. */
  readonly Picture?: ComponentType<PictureProps>;
}
