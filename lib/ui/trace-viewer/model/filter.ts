import { type Family, familyNames, familyOf, kinds } from "./kinds";
import type { TraceModel } from "./trace-model";

/** What a reader wants to see. Hidden things are named, so that a new process or kind is seen. */
export interface Filter {
  readonly hiddenProcesses: ReadonlySet<string>;
  readonly hiddenFamilies: ReadonlySet<Family>;
  /** Words that must all occur in the event's sentence or detail; case does not matter. */
  readonly text: string;
}

export const everything: Filter = { hiddenProcesses: new Set(), hiddenFamilies: new Set(), text: "" };

export function isEverything(filter: Filter): boolean {
  return filter.hiddenProcesses.size === 0 && filter.hiddenFamilies.size === 0 && filter.text.trim() === "";
}

/** Which events a filter lets through, and how many. */
export interface Selection {
  /** 1 for an event that is shown. */
  readonly shown: Uint8Array;
  /** Indices of the events shown, in order. */
  readonly list: Int32Array;
}

/**
 * @param textOf what a search looks through besides the detail, for an event by its index
 */
export function select(model: TraceModel, filter: Filter, textOf: (index: number) => string): Selection {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const laneShown = model.lanes.map((name) => !filter.hiddenProcesses.has(name));
  const kindShown = kinds.map((kind) => !filter.hiddenFamilies.has(familyOf(kind)));
  const shown = new Uint8Array(model.size);
  const list: number[] = [];
  for (let index = 0; index < model.size; index++) {
    // Faults are above the lanes and belong to none.
    const placed = laneShown[model.lane[index]!]! || familyOf(kinds[model.kind[index]!]!) === "fault";
    if (!placed || !kindShown[model.kind[index]!]! || !holds(words, model, index, textOf)) continue;
    shown[index] = 1;
    list.push(index);
  }
  return { shown, list: Int32Array.from(list) };
}

function holds(words: readonly string[], model: TraceModel, index: number, textOf: (index: number) => string): boolean {
  if (words.length === 0) return true;
  const text = `${textOf(index)} ${JSON.stringify(model.trace.events[index]!.detail)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Families that occur in a trace, in the order in which they are always named. */
export function familiesIn(model: TraceModel): Family[] {
  const present = new Set<Family>();
  for (let index = 0; index < model.size; index++) present.add(familyOf(kinds[model.kind[index]!]!));
  return familyNames.filter((family) => present.has(family));
}

