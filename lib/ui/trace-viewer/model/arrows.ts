import type { Trace } from "@/lib/sim";
import { field } from "./fields";

/** How a message ended: it arrived, was lost on leaving or on arrival, or the trace does not say. */
export const End = { arrived: 0, lostAtOnce: 1, lostOnArrival: 2, unknown: 3 } as const;

/**
 * Messages, in the order of sending, as columns. `from` and `to` are indices of events: the sending, and the delivery or loss;
 * -1 where the trace begins later or ends sooner. `fromLane` and `toLane` may be -1 for a process without a lane.
 */
export interface Arrows {
  readonly size: number;
  /** The event with which each begins in the trace, ascending: the sending, or the arrival where that is missing. */
  readonly begin: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly fromLane: Int32Array;
  readonly toLane: Int32Array;
  readonly end: Uint8Array;
  /** 1 for a second copy that the network made. */
  readonly copy: Uint8Array;
  /** For each block of `arrowBlock` messages the latest event at which one of them ends. */
  readonly blockEnd: Int32Array;
}

const arrowBlock = 64;

interface Draft {
  from: number;
  to: number;
  fromLane: number;
  toLane: number;
  end: number;
  copy: number;
}

export function arrowsOf(trace: Trace, cause: Int32Array, laneByName: ReadonlyMap<string, number>): Arrows {
  const { events } = trace;
  const lane = (name: unknown) => (typeof name === "string" ? laneByName.get(name) ?? -1 : -1);
  const drafts: Draft[] = [];
  const bySource = new Map<number, Draft>();
  const open = (index: number, source: number, copy: number) => {
    const draft: Draft = { from: source, to: -1, fromLane: lane(events[source]!.process), toLane: lane(field(events[source]!.detail, "to")), end: End.unknown, copy };
    bySource.set(index, draft);
    drafts.push(draft);
  };
  events.forEach((event, index) => {
    if (event.kind === "send") open(index, index, 0);
    else if (event.kind === "duplicate") open(index, cause[index]! >= 0 ? cause[index]! : index, 1);
    else if (event.kind === "deliver" || event.kind === "drop") {
      const source = field(event.detail, "from");
      const known = bySource.get(cause[index]!) ?? (event.kind === "drop" ? heldBack(drafts, lane(source), lane(event.process)) : undefined);
      const draft = known?.to === -1 ? known : { from: -1, to: -1, fromLane: lane(source), toLane: lane(event.process), end: 0, copy: 0 };
      if (draft !== known) drafts.push(draft);
      draft.to = index;
      const atOnce = draft.from >= 0 && events[draft.from]!.time === event.time && field(event.detail, "reason") !== "down";
      draft.end = event.kind === "deliver" ? End.arrived : atOnce ? End.lostAtOnce : End.lostOnArrival;
    }
  });
  drafts.sort((a, b) => begin(a) - begin(b));
  return columns(drafts, events.length);
}

/** A message that waited for a paused process which then crashed: its loss is caused by the crash, and names only the sender. */
function heldBack(drafts: readonly Draft[], fromLane: number, toLane: number): Draft | undefined {
  return drafts.find((draft) => draft.to === -1 && draft.fromLane === fromLane && draft.toLane === toLane);
}

function begin(draft: Draft): number {
  return draft.from >= 0 ? draft.from : draft.to;
}

function columns(drafts: readonly Draft[], events: number): Arrows {
  const blockEnd = new Int32Array(Math.ceil(drafts.length / arrowBlock)).fill(-1);
  drafts.forEach((draft, index) => {
    const block = Math.floor(index / arrowBlock);
    blockEnd[block] = Math.max(blockEnd[block]!, draft.to >= 0 ? draft.to : events);
  });
  const column = (of: keyof Draft) => Int32Array.from(drafts, (draft) => draft[of]);
  return {
    size: drafts.length, begin: Int32Array.from(drafts, begin), from: column("from"), to: column("to"), fromLane: column("fromLane"), toLane: column("toLane"),
    end: Uint8Array.from(drafts, (draft) => draft.end), copy: Uint8Array.from(drafts, (draft) => draft.copy), blockEnd,
  };
}

/** Calls `visit` with each message that is under way at some time between two events, both included. */
export function arrowsBetween(arrows: Arrows, first: number, last: number, visit: (arrow: number) => void): void {
  const { begin: begins, to, size, blockEnd } = arrows;
  for (let block = 0; block < blockEnd.length; block++) {
    const start = block * arrowBlock;
    if (begins[start]! > last) return;
    if (blockEnd[block]! < first) continue;
    for (let arrow = start; arrow < Math.min(size, start + arrowBlock); arrow++) {
      if (begins[arrow]! > last) return;
      if (to[arrow]! < 0 || to[arrow]! >= first) visit(arrow);
    }
  }
}
