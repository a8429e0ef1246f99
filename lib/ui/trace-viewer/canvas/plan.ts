import { End } from "../model/arrows";
import { kinds } from "../model/kinds";
import type { Scale } from "../model/scale";
import type { TraceModel } from "../model/trace-model";
import type { View } from "../model/view";

/** Where lanes lie, in CSS pixels. Made anew when the size, the shown processes or the reader's font size change; never while scrubbing. */
export interface Plan {
  readonly width: number;
  /** Left edge of the plot: names of lanes stand before it, or above their lanes where there is no room. */
  readonly left: number;
  readonly namesAbove: boolean;
  readonly axis: number;
  readonly trackRow: number;
  /** Height of axis and fault track together: what stays in place while lanes scroll. */
  readonly head: number;
  readonly laneHeight: number;
  /** Row of each lane, or -1 for one that is hidden. */
  readonly rows: readonly number[];
  /** Height of everything. */
  readonly height: number;
  /** The reader's font size over 16: everything that holds text grows with it. */
  readonly unit: number;
}

export interface PlanInput {
  readonly width: number;
  readonly compact: boolean;
  readonly unit: number;
  readonly hidden: ReadonlySet<string>;
  /** Width of the longest name, in CSS pixels. */
  readonly longestName: number;
}

/** Narrower than this (at the usual font size), names stand above their lanes. */
const narrow = 460;
const mostTrackRows = 4;

export function planOf(model: TraceModel, { width, compact, unit, hidden, longestName }: PlanInput): Plan {
  const namesAbove = width < narrow * unit;
  const axis = 22 * unit;
  const trackRow = 18 * unit;
  const trackRows = Math.min(model.faultRows, mostTrackRows);
  const head = axis + trackRows * trackRow + (trackRows > 0 ? 4 : 0);
  const laneHeight = (compact ? 44 : 54) * unit;
  let row = 0;
  const rows = model.lanes.map((name) => (hidden.has(name) ? -1 : row++));
  return {
    width, namesAbove, axis, trackRow, head, laneHeight, rows, unit,
    left: namesAbove ? 0 : Math.min(Math.max(56 * unit, longestName + 20 * unit), 160 * unit),
    height: head + row * laneHeight + 6,
  };
}

/** Middle of a lane, its row scrolled by so many pixels; NaN for a hidden one. */
export function laneY(plan: Plan, lane: number, scroll: number): number {
  const row = plan.rows[lane] ?? -1;
  return row < 0 ? NaN : plan.head + (row + (plan.namesAbove ? 0.6 : 0.5)) * plan.laneHeight - scroll;
}

/** Middle of a row of the fault track. */
export function trackY(plan: Plan, row: number): number {
  return plan.axis + (Math.min(row, mostTrackRows - 1) + 0.5) * plan.trackRow;
}

export function xOf(plan: Plan, view: View, at: number): number {
  return plan.left + (at - view.from) * view.zoom;
}

/** The place of a scale that is under a pixel. */
export function placeAt(plan: Plan, view: View, x: number): number {
  return view.from + (x - plan.left) / view.zoom;
}

/** How far from its sender's lane towards its receiver's a message that never leaves is drawn, and one that is lost on arrival. */
const lostAt = { atOnce: 0.42, onArrival: 0.86 };

/** How far along its way a message ends: 1 where it arrives. */
export function reach(end: number): number {
  return end === End.lostAtOnce ? lostAt.atOnce : end === End.lostOnArrival ? lostAt.onArrival : 1;
}

/** Where an event's mark stands; y is NaN if its lane is hidden. States hang below the lane's line, what is said stands above it, a loss where the message ends. */
export function pointOf(model: TraceModel, scale: Scale, plan: Plan, view: View, scroll: number, index: number): { readonly x: number; readonly y: number } {
  const kind = kinds[model.kind[index]!]!;
  const x = xOf(plan, view, scale.at[index]!);
  if (kind === "fault" || kind === "heal") {
    const span = model.faults.find((candidate) => candidate.from === index || candidate.to === index);
    return { x, y: trackY(plan, span?.row ?? 0) };
  }
  const y = laneY(plan, model.lane[index]!, scroll);
  if (kind === "state") return { x, y: y + 12 * plan.unit };
  if (kind === "log" || kind === "note") return { x, y: y - 11 * plan.unit };
  const arrow = kind === "drop" ? model.arrowAt[index]! : -1;
  if (arrow < 0 || model.arrows.from[arrow]! < 0 || model.arrows.fromLane[arrow]! < 0) return { x, y };
  const start = laneY(plan, model.arrows.fromLane[arrow]!, scroll);
  const share = reach(model.arrows.end[arrow]!);
  const from = xOf(plan, view, scale.at[model.arrows.from[arrow]!]!);
  return { x: model.arrows.end[arrow] === End.lostAtOnce ? x : from + (x - from) * share, y: start + (y - start) * share };
}
