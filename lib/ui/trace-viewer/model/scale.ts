import { kinds } from "./kinds";
import { lastAtMost } from "./search";
import type { TraceModel } from "./trace-model";

/** `time`: distances are durations. `order`: each event has room, and silences are shortened. */
export type ScaleKind = "time" | "order";

/** Where events stand, in units of its own, never falling: virtual milliseconds, or about one an event. */
export interface Scale {
  readonly kind: ScaleKind;
  readonly at: Float64Array;
  readonly start: number;
  readonly end: number;
  /** A good width of one unit, in pixels, for reading single events. */
  readonly comfort: number;
}

/** @param until a virtual time that a scale of times reaches at least */
export function scaleOf(model: TraceModel, kind: ScaleKind, until = model.end): Scale {
  return kind === "time" ? timeScale(model, until) : orderScale(model);
}

function timeScale(model: TraceModel, until: number): Scale {
  const span = Math.max(1, model.end - model.start);
  // About so many pixels an event, were they spread evenly.
  return { kind: "time", at: model.time, start: model.start, end: Math.max(model.end, until, model.start + 1), comfort: (model.size * 14) / span };
}

/** Where a virtual time stands in the scale's units: between two events in proportion. */
export function placeOfTime(model: TraceModel, scale: Scale, time: number): number {
  if (scale.kind === "time") return time;
  const index = lastAtMost(model.time, time);
  if (index < 0) return scale.start;
  const next = index + 1;
  if (next >= model.size) return scale.at[index]!;
  const share = (time - model.time[index]!) / (model.time[next]! - model.time[index]!);
  return scale.at[index]! + share * (scale.at[next]! - scale.at[index]!);
}

/**
 * Half of an event's place comes from the order and half from the time passed: what happens at one moment is told apart, and a long
 * silence is longer than a short one, but no more than a few events long.
 */
function orderScale(model: TraceModel): Scale {
  const { time, size } = model;
  const at = new Float64Array(size);
  const typical = medianGap(time);
  for (let index = 1; index < size; index++) {
    const gap = time[index]! - time[index - 1]!;
    const step = gap > 0 ? Math.min(5, 1 + Math.log2(1 + gap / typical)) : steps.get(kinds[model.kind[index]!]!) ?? 0.7;
    at[index] = at[index - 1]! + step;
  }
  return { kind: "order", at, start: 0, end: Math.max(1, at[size - 1] ?? 1), comfort: 20 };
}

/** What goes with the event before it stands close to it. */
const steps: ReadonlyMap<string, number> = new Map([["state", 0.35], ["drop", 0.35], ["duplicate", 0.35]]);

function medianGap(time: Float64Array): number {
  const gaps: number[] = [];
  for (let index = 1; index < time.length; index++) {
    const gap = time[index]! - time[index - 1]!;
    if (gap > 0) gaps.push(gap);
  }
  return gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 1;
}

/** A mark of the axis: a virtual time, and where it stands in the scale's units. */
export interface Tick {
  readonly time: number;
  readonly at: number;
}

/**
 * Marks of the axis between two places, at least `spacing` units apart: round times on a scale of time, the first event of a moment
 * on a scale of order.
 */
export function ticksOf(model: TraceModel, scale: Scale, from: number, to: number, spacing: number, first: number, last: number): Tick[] {
  if (scale.kind === "time") {
    const step = roundStep(spacing);
    const ticks: Tick[] = [];
    for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push({ time: Number((n * step).toPrecision(12)), at: n * step });
    return ticks;
  }
  const ticks: Tick[] = [];
  for (let index = Math.max(0, first); index <= last; index++) {
    const moment = index === 0 || model.time[index] !== model.time[index - 1];
    const before = ticks.at(-1);
    if (moment && (before === undefined || scale.at[index]! - before.at >= spacing)) ticks.push({ time: model.time[index]!, at: scale.at[index]! });
  }
  return ticks;
}

/** The smallest of 1, 2, 5, 10, 20, … (and their fractions) that is at least `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * 0.999999) ?? power * 10;
}
