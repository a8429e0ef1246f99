import type { Json } from "@reconcile/api";

/** What can be seen of a work queue from outside its methods. A collection that is not there, or not readable, is left out. */
export interface QueueState {
  readonly queue?: readonly string[];
  readonly dirty?: readonly string[];
  readonly processing?: readonly string[];
  /** What waits for its time, the earliest first. */
  readonly waiting?: readonly { readonly item: string; readonly readyAt: number }[];
}

/** So many items of a collection are shown. */
const shown = 40;

/**
 * Reads the collections of a work queue that bear client-go's names (`queue`, `dirty`, `processing`, `waiting`), for the trace
 * and for figures. Nothing is ever asserted on them: a queue may well be built otherwise, and then shows less.
 */
export function observeQueue(queue: object): QueueState {
  const fields: Partial<Record<string, unknown>> = { ...queue };
  const waiting = iterate(fields.waiting)?.flatMap(entryOf).sort((a, b) => a.readyAt - b.readyAt);
  const state = {
    queue: iterate(fields.queue)?.map(String),
    dirty: iterate(fields.dirty)?.map(String),
    processing: iterate(fields.processing)?.map(String),
    waiting,
  };
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
}

/** The same as JSON, for `sim.state`. */
export function queueStateJson(queue: object): Json {
  return observeQueue(queue) as { readonly [key: string]: Json };
}

function iterate(collection: unknown): unknown[] | undefined {
  if (typeof collection !== "object" || collection === null || !(Symbol.iterator in collection)) return undefined;
  const items: unknown[] = [];
  for (const item of collection as Iterable<unknown>) {
    if (items.length === shown) break;
    items.push(item);
  }
  return items;
}

function entryOf(entry: unknown): { item: string; readyAt: number }[] {
  if (typeof entry !== "object" || entry === null || !("item" in entry) || !("readyAt" in entry)) return [];
  const { item, readyAt } = entry;
  return typeof readyAt === "number" && Number.isFinite(readyAt) ? [{ item: String(item), readyAt }] : [];
}
