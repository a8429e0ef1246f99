import type { Json, Trace, TraceEvent, TraceKind } from "@/lib/sim";

type Row = readonly [time: number, process: string, kind: TraceKind, cause?: number, detail?: Json];

/** A trace from rows, for tests: ids are places in the list. */
export function traceOf(processes: readonly string[], rows: readonly Row[]): Trace {
  const events = rows.map(([time, process, kind, cause = -1, detail = null], id): TraceEvent => ({ id, time, process, kind, cause, detail }));
  return { seed: 1, processes, events, truncated: false };
}
