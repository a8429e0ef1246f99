import type { Fault, Trace } from "@/lib/sim";
import { faultOf } from "./fields";
import { codeOf, isLandmark } from "./kinds";
import { arrowsOf, type Arrows } from "./arrows";
import { livesOf, type Life } from "./lives";

/** A fault in force, from the index of its event to that of its end (the number of events if it never ends). */
export interface FaultSpan {
  readonly fault: Fault;
  readonly from: number;
  readonly to: number;
  /** Row of the track above the lanes, from 0. */
  readonly row: number;
}

/**
 * A trace prepared for drawing and asking: made once, all else is looked up in it. Events go by their index in `trace.events`.
 * Times never run backwards in it, and a cause always lies before its effect, whatever a report says.
 */
export interface TraceModel {
  readonly trace: Trace;
  readonly size: number;
  /** Names of lanes, in the trace's order; the empty name, first, is the simulation as a whole. */
  readonly lanes: readonly string[];
  readonly lane: Int32Array;
  readonly time: Float64Array;
  /** Places in `kinds`. */
  readonly kind: Uint8Array;
  /** Index of the causing event, or -1. */
  readonly cause: Int32Array;
  /** Linked lists of what an event caused: the first, and of each the next; -1 ends. */
  readonly firstEffect: Int32Array;
  readonly nextEffect: Int32Array;
  readonly arrows: Arrows;
  /** Of each event the message that ends with it, or -1. */
  readonly arrowAt: Int32Array;
  /** Of each lane: when its process was down or paused. */
  readonly lives: readonly Life[];
  /** Of each lane: indices of its `state` events. */
  readonly states: readonly Int32Array[];
  readonly faults: readonly FaultSpan[];
  readonly faultRows: number;
  /** Events that keep their marks however far the picture is zoomed out. */
  readonly landmarks: Int32Array;
  readonly start: number;
  readonly end: number;
}

export function modelOf(trace: Trace): TraceModel {
  const { events } = trace;
  const size = events.length;
  const lanes = lanesOf(trace);
  const laneByName = new Map(lanes.map((name, lane) => [name, lane]));
  const lane = new Int32Array(size);
  const time = new Float64Array(size);
  const kind = new Uint8Array(size);
  const indexById = new Map<number, number>();
  let latest = Number.isFinite(events[0]?.time) ? events[0]!.time : 0;
  const start = latest;
  events.forEach((event, index) => {
    if (event.time > latest && event.time < Infinity) latest = event.time;
    time[index] = latest;
    lane[index] = laneByName.get(event.process) ?? 0;
    kind[index] = codeOf(event.kind);
    indexById.set(event.id, index);
  });
  const cause = new Int32Array(size).fill(-1);
  const firstEffect = new Int32Array(size).fill(-1);
  const nextEffect = new Int32Array(size).fill(-1);
  for (let index = size - 1; index >= 0; index--) {
    const before = indexById.get(events[index]!.cause) ?? -1;
    if (before < 0 || before >= index) continue;
    cause[index] = before;
    nextEffect[index] = firstEffect[before]!;
    firstEffect[before] = index;
  }
  const faults = faultsOf(trace, cause);
  const arrows = arrowsOf(trace, cause, laneByName);
  const arrowAt = new Int32Array(size).fill(-1);
  arrows.to.forEach((to, arrow) => { if (to >= 0) arrowAt[to] = arrow; });
  return {
    trace, size, lanes, lane, time, kind, cause, firstEffect, nextEffect, start, end: latest, faults,
    faultRows: faults.reduce((rows, span) => Math.max(rows, span.row + 1), 0),
    arrows, arrowAt,
    landmarks: Int32Array.from(events.flatMap((event, index) => (isLandmark(event.kind) ? [index] : []))),
    lives: livesOf(trace, lanes.length, lane),
    states: statesOf(trace, lanes.length, lane),
  };
}

/** A lane for each process that did something or was spoken to, and one for the simulation if it did more than begin and end faults. */
function lanesOf(trace: Trace): string[] {
  const seen = new Set<string>();
  for (const { process, kind } of trace.events) {
    if (process !== "" || (kind !== "fault" && kind !== "heal")) seen.add(process);
  }
  const known = new Set(trace.processes);
  const listed = trace.processes.filter((name) => seen.has(name) && name !== "");
  const others = [...seen].filter((name) => name !== "" && !known.has(name));
  const lanes = [...(seen.has("") ? [""] : []), ...listed, ...others];
  return lanes.length > 0 ? lanes : [""];
}

function statesOf(trace: Trace, lanes: number, lane: Int32Array): Int32Array[] {
  const lists: number[][] = Array.from({ length: lanes }, () => []);
  trace.events.forEach((event, index) => { if (event.kind === "state") lists[lane[index]!]!.push(index); });
  return lists.map((list) => Int32Array.from(list));
}

/** Pairs faults with their ends, and puts those that overlap into rows of their own. */
function faultsOf(trace: Trace, cause: Int32Array): FaultSpan[] {
  const ends = new Map<number, number>();
  trace.events.forEach((event, index) => { if (event.kind === "heal" && cause[index]! >= 0) ends.set(cause[index]!, index); });
  const rowEnds: number[] = [];
  return trace.events.flatMap((event, from) => {
    const fault = event.kind === "fault" ? faultOf(event.detail) : undefined;
    if (fault === undefined) return [];
    const to = ends.get(from) ?? trace.events.length;
    const free = rowEnds.findIndex((end) => end < from);
    const row = free < 0 ? rowEnds.length : free;
    rowEnds[row] = to;
    return [{ fault, from, to, row }];
  });
}
