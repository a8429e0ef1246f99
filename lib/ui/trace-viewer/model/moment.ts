import type { Json } from "@/lib/sim";
import type { Flight, Moment } from "../lens";
import { arrowsBetween, End } from "./arrows";
import { field } from "./fields";
import { covers } from "./lives";
import { lastAtMost } from "./search";
import type { TraceModel } from "./trace-model";

/**
 * What is the case just after an event (-1: before the first), or at a later time before the next one. Costs a few binary searches
 * a process, however long the trace is.
 */
export function momentAt(model: TraceModel, index: number, time = index < 0 ? model.start : model.time[index]!): Moment {
  const states = new Map<string, Json>();
  const down = new Set<string>();
  const paused = new Set<string>();
  model.lanes.forEach((name, lane) => {
    const state = stateAt(model, lane, index);
    if (state !== undefined) states.set(name, state);
    if (covers(model.lives[lane]!.down, index)) down.add(name);
    if (covers(model.lives[lane]!.paused, index)) paused.add(name);
  });
  const flights: Flight[] = [];
  if (index >= 0) arrowsBetween(model.arrows, index, index, (arrow) => {
    const flight = flightOf(model, arrow, index);
    if (flight !== undefined) flights.push(flight);
  });
  const faults = model.faults.filter((span) => span.from <= index && index < span.to).map((span) => span.fault);
  return { time, event: model.trace.events[index], states, down, paused, flights, faults };
}

/** A process's latest state after an event. */
function stateAt(model: TraceModel, lane: number, index: number): Json | undefined {
  const states = model.states[lane]!;
  const at = lastAtMost(states, index);
  return at < 0 ? undefined : model.trace.events[states[at]!]!.detail;
}

function flightOf(model: TraceModel, arrow: number, index: number): Flight | undefined {
  const { from, to, fromLane, toLane, end } = model.arrows;
  const [send, arrival] = [from[arrow]!, to[arrow]!];
  // What the end of the trace leaves open, and what never left.
  if (send < 0 || send > index || arrival === index || end[arrow] === End.lostAtOnce || toLane[arrow]! < 0) return undefined;
  const event = model.trace.events[send]!;
  return {
    send: event.id, from: model.lanes[fromLane[arrow]!] ?? event.process, to: model.lanes[toLane[arrow]!] ?? "", message: field(event.detail, "message") ?? null,
    sentAt: model.time[send]!, arrivesAt: arrival < 0 ? Infinity : model.time[arrival]!, lost: end[arrow] === End.lostOnArrival,
  };
}

/** Index of the last event that has happened by a time; -1 if none has. */
export function indexAt(model: TraceModel, time: number): number {
  return lastAtMost(model.time, time);
}
