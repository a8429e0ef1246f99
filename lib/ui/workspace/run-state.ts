import type { Report, SourceFiles } from "@/lib/grader/report";

/** A run that came to an end, with the very files that it was about. */
export interface FinishedRun {
  readonly report: Report;
  readonly files: SourceFiles;
}

/**
 * idle ──start──▶ running ──finished──▶ reported
 *                    │  ▲                   │
 *                 stopped └──────start──────┘      (a start while running supersedes the run before it)
 *
 * `last` is the newest finished run: its results stay in view while the next run is under way or after it was cancelled.
 */
export type RunState =
  | { readonly phase: "idle" }
  | { readonly phase: "running"; readonly id: number; readonly last?: FinishedRun }
  | { readonly phase: "cancelled"; readonly last?: FinishedRun }
  | { readonly phase: "reported"; readonly last: FinishedRun };

export type RunEvent =
  | { readonly type: "start"; readonly id: number }
  | { readonly type: "finished"; readonly id: number; readonly run: FinishedRun }
  | { readonly type: "stopped"; readonly id: number };

export function lastRun(state: RunState): FinishedRun | undefined {
  return state.phase === "idle" ? undefined : state.last;
}

export function runReducer(state: RunState, event: RunEvent): RunState {
  const last = lastRun(state);
  if (event.type === "start") return { phase: "running", id: event.id, ...(last && { last }) };
  // News of a run that was superseded or stopped changes nothing.
  if (state.phase !== "running" || state.id !== event.id) return state;
  if (event.type === "stopped" || event.run.report.stop?.code === "cancelled") return { phase: "cancelled", ...(last && { last }) };
  return { phase: "reported", last: event.run };
}
