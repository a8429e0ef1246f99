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
const shown = 12;

/**
 * Reads the collections of a work queue that bear client-go's names (`queue`, `dirty`, `processing`, `waiting`), for the trace
 * and for figures. Nothing is ever asserted on them: a queue may well be built otherwise, and then shows less.
 */
export function observeQueue(queue: object): QueueState {
  // Looked at after every event: written so that an interpreter has little to do.
  const state: { -readonly [K in keyof QueueState]: QueueState[K] } = {};
  for (const name of ["queue", "dirty", "processing"] as const) {
    const items = iterate(queue, name, String);
    if (items !== undefined) state[name] = items;
  }
  const waiting = iterate(queue, "waiting", entryOf)?.filter((entry) => entry !== undefined);
  if (waiting !== undefined) state.waiting = waiting.length > 1 ? waiting.sort((a, b) => a.readyAt - b.readyAt) : waiting;
  return state;
}

/** The same as JSON, for `sim.state`. */
export function queueStateJson(queue: object): Json {
  return observeQueue(queue) as { readonly [key: string]: Json };
}

function iterate<T>(queue: object, name: string, read: (item: unknown) => T): T[] | undefined {
  const collection: unknown = Object.hasOwn(queue, name) ? (queue as Record<string, unknown>)[name] : undefined;
  if (typeof collection !== "object" || collection === null || !(Symbol.iterator in collection)) return undefined;
  const items: T[] = [];
  for (const item of collection as Iterable<unknown>) {
    if (items.length === shown) break;
    items.push(read(item));
  }
  return items;
}

function entryOf(entry: unknown): { item: string; readyAt: number } | undefined {
  if (typeof entry !== "object" || entry === null || !("item" in entry) || !("readyAt" in entry)) return undefined;
  const { item, readyAt } = entry;
  return typeof readyAt === "number" && Number.isFinite(readyAt) ? { item: String(item), readyAt } : undefined;
}
