import type { Trace } from "@/lib/sim";

/** A stretch of a lane between two events; `from` is -1 if it began before the trace, `to` the number of events if it never ends. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When a process was not running. */
export interface Life {
  /** Index of the first event at which it is known to exist; -1: from before the trace. */
  readonly born: number;
  readonly down: readonly Stretch[];
  readonly paused: readonly Stretch[];
}

interface Draft {
  born: number;
  seen: boolean;
  downSince: number | undefined;
  pausedSince: number | undefined;
  down: Stretch[];
  paused: Stretch[];
}

/** Of each lane, from crash to restart and from pause to resume. */
export function livesOf(trace: Trace, lanes: number, lane: Int32Array): Life[] {
  const drafts = Array.from({ length: lanes }, (): Draft => ({ born: -1, seen: false, downSince: undefined, pausedSince: undefined, down: [], paused: [] }));
  trace.events.forEach(({ kind, process }, index) => {
    const draft = drafts[lane[index]!]!;
    if (process === "" || (kind === "drop" && !draft.seen)) return;
    switch (kind) {
      case "start":
        if (!draft.seen) draft.born = index;
        break;
      case "crash":
        draft.downSince ??= index;
        endPause(draft, index);
        break;
      case "restart":
        // A trace that shows only the end of a run may begin while the process is down.
        if (draft.downSince !== undefined || !draft.seen) draft.down.push({ from: draft.downSince ?? -1, to: index });
        draft.downSince = undefined;
        break;
      case "pause":
        draft.pausedSince ??= index;
        break;
      case "resume":
        if (draft.pausedSince === undefined && draft.paused.length === 0 && draft.down.length === 0) draft.pausedSince = -1;
        endPause(draft, index);
        break;
      default:
    }
    draft.seen = true;
  });
  const { length } = trace.events;
  return drafts.map((draft) => {
    if (draft.downSince !== undefined) draft.down.push({ from: draft.downSince, to: length });
    endPause(draft, length);
    return { born: draft.born, down: draft.down, paused: draft.paused };
  });
}

function endPause(draft: Draft, index: number): void {
  if (draft.pausedSince !== undefined) draft.paused.push({ from: draft.pausedSince, to: index });
  draft.pausedSince = undefined;
}

/** Whether a list of stretches, ordered and apart from each other, covers the moment after an event. */
export function covers(stretches: readonly Stretch[], index: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.to <= index) low = middle + 1;
    else high = middle;
  }
  return low < stretches.length && stretches[low]!.from <= index;
}
