import type { Trace, TraceEvent } from "@/lib/sim/trace";

export interface StripMark {
  readonly event: TraceEvent;
  readonly lane: number;
  /** From 0 (left) to 1 (right). */
  readonly x: number;
}

/** A message on its way: from the mark of its sending to the mark of its delivery. */
export interface StripArrow {
  readonly from: StripMark;
  readonly to: StripMark;
}

export interface Strip {
  readonly lanes: readonly string[];
  readonly marks: readonly StripMark[];
  readonly arrows: readonly StripArrow[];
  readonly start: number;
  readonly end: number;
  /** Events before the first one shown. */
  readonly skipped: number;
}

/**
 * Lays the last `limit` events up to the focus (or the end) out in lanes. Half of an event's place comes from its virtual
 * time and half from its order, so that a burst at one moment can be told apart and a long silence is still seen.
 */
export function stripOf(trace: Trace, focus: number | undefined, limit: number): Strip {
  const last = focus === undefined ? trace.events.length : Math.min(trace.events.length, focus + 3);
  const first = Math.max(0, last - limit);
  const events = trace.events.slice(first, last);
  const lanes = [...new Set(events.map((event) => event.process))].sort((a, b) => order(trace, a) - order(trace, b));
  const start = events[0]?.time ?? 0;
  const end = events.at(-1)?.time ?? start;
  const marks = events.map((event, index): StripMark => {
    const byOrder = events.length > 1 ? index / (events.length - 1) : 0.5;
    const byTime = end > start ? (event.time - start) / (end - start) : byOrder;
    return { event, lane: lanes.indexOf(event.process), x: (byOrder + byTime) / 2 };
  });
  const byId = new Map(marks.map((mark) => [mark.event.id, mark]));
  const arrows = marks.flatMap((to) => {
    const from = to.event.kind === "deliver" ? byId.get(to.event.cause) : undefined;
    return from && from.lane !== to.lane ? [{ from, to }] : [];
  });
  return { lanes, marks, arrows, start, end, skipped: first };
}

/** Processes in the order of the trace; what concerns the whole simulation comes first. */
function order(trace: Trace, process: string): number {
  return process === "" ? -1 : trace.processes.indexOf(process);
}
