import type { Json } from "@reconcile/api";

/** What can be seen of a store from outside its methods. What is not there, or not readable, is left out. */
export interface StoreState {
  readonly revision?: number;
  /** The revision of the last compaction; left out before the first. */
  readonly compactRevision?: number;
  /** The keys in order, with their generations, the oldest first. Revisions are written "7.0". */
  readonly index?: readonly { readonly key: string; readonly generations: readonly { readonly revisions: readonly string[]; readonly ended: boolean }[] }[];
  /** The newest records of the backend, the oldest of them first. A deletion has no value. */
  readonly records?: readonly { readonly revision: string; readonly key: string; readonly value?: string; readonly version?: number; readonly lease?: number }[];
  readonly watchers?: readonly { readonly keys: string; readonly next: number; readonly synced: boolean; readonly buffered: number }[];
  readonly leases?: readonly { readonly id: number; readonly keys: readonly string[]; readonly expiresAt: number }[];
}

/** So many elements of a collection are shown. */
const shown = 16;

/**
 * Reads the fields of a store that bear the starter's names, for the trace and for figures. Nothing is ever asserted on them: a store may well be
 * built otherwise, and then shows less.
 */
export function observeStore(store: object): StoreState {
  const revision = numberIn(store, "currentRevision");
  const compactRevision = numberIn(store, "compactRevision");
  const state: { -readonly [K in keyof StoreState]: StoreState[K] } = {};
  if (revision !== undefined) state.revision = revision;
  if (compactRevision !== undefined && compactRevision >= 0) state.compactRevision = compactRevision;
  const index = collected(calling(fieldOf(store, "index"), "ascend"), keyOf);
  if (index !== undefined) state.index = index;
  const records = collected(calling(fieldOf(store, "backend"), "since", Math.max(0, (revision ?? 0) - shown)), recordOf)?.slice(-shown);
  if (records !== undefined) state.records = records;
  const synced = collected(fieldOf(store, "synced"), (watching) => watcherOf(watching, true));
  const unsynced = collected(fieldOf(store, "unsynced"), (watching) => watcherOf(watching, false));
  if (synced !== undefined || unsynced !== undefined) state.watchers = [...synced ?? [], ...unsynced ?? []];
  const leases = collected(fieldOf(store, "leaseMap"), leaseOf);
  if (leases !== undefined) state.leases = leases;
  return state;
}

/** The same as JSON, for `sim.state`. */
export function storeStateJson(store: object): Json {
  return observeStore(store) as unknown as { readonly [key: string]: Json };
}

/** How a range of keys is written for people: `/pods/…` for a prefix, `a…` for all from `a` on. */
export function rangeText({ key, rangeEnd = "" }: { readonly key: string; readonly rangeEnd?: string }): string {
  if (rangeEnd === "") return key;
  if (rangeEnd === "\0") return key === "\0" ? "…" : `${key}…`;
  const isPrefix = rangeEnd === key.slice(0, -1) + String.fromCharCode(key.charCodeAt(key.length - 1) + 1);
  return isPrefix ? `${key}*` : `[${key}, ${rangeEnd})`;
}

type Loose = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null;
}

function fieldOf(holder: unknown, name: string): unknown {
  return isObject(holder) ? holder[name] : undefined;
}

function numberIn(holder: unknown, name: string): number | undefined {
  const value = fieldOf(holder, name);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

function textIn(holder: unknown, name: string): string {
  const value = fieldOf(holder, name);
  return typeof value === "string" ? value : "";
}

/** What a method of one of the given classes returns. */
function calling(holder: unknown, name: string, ...args: unknown[]): unknown {
  const method = fieldOf(holder, name);
  return typeof method === "function" ? (method as (...args: unknown[]) => unknown).apply(holder, args) : undefined;
}

function collected<T>(collection: unknown, read: (element: unknown) => T | undefined): T[] | undefined {
  if (!isObject(collection) || !(Symbol.iterator in collection)) return undefined;
  const elements: T[] = [];
  for (const element of collection as unknown as Iterable<unknown>) {
    const known = read(element);
    if (known !== undefined) elements.push(known);
  }
  return elements;
}

function revisionText(revision: unknown): string {
  return `${numberIn(revision, "main") ?? "?"}.${numberIn(revision, "sub") ?? "?"}`;
}

function keyOf(entry: unknown): NonNullable<StoreState["index"]>[number] | undefined {
  if (!Array.isArray(entry) || typeof entry[0] !== "string") return undefined;
  const generations = collected(fieldOf(entry[1], "generations"), (generation) => collected(fieldOf(generation, "revisions"), revisionText));
  if (generations === undefined) return undefined;
  const lives = generations.map((revisions, i) => ({ revisions: revisions.slice(-shown), ended: i < generations.length - 1 }));
  return { key: entry[0], generations: lives.filter(({ revisions }) => revisions.length > 0).slice(-shown) };
}

function recordOf(record: unknown): NonNullable<StoreState["records"]>[number] | undefined {
  const kv = fieldOf(record, "kv");
  if (!isObject(kv)) return undefined;
  const name = { revision: revisionText(fieldOf(record, "revision")), key: textIn(kv, "key") };
  if (fieldOf(record, "tombstone") === true) return name;
  const lease = numberIn(kv, "lease") ?? 0;
  return { ...name, value: textIn(kv, "value"), version: numberIn(kv, "version") ?? 0, ...(lease > 0 && { lease }) };
}

function watcherOf(watching: unknown, synced: boolean): NonNullable<StoreState["watchers"]>[number] | undefined {
  const next = numberIn(watching, "minRevision");
  const range = fieldOf(watching, "range");
  if (next === undefined || !isObject(range)) return undefined;
  const buffer = fieldOf(fieldOf(watching, "channel"), "buffer");
  const keys = rangeText({ key: textIn(range, "key"), rangeEnd: textIn(range, "rangeEnd") });
  return { keys, next, synced, buffered: Array.isArray(buffer) ? buffer.length : 0 };
}

function leaseOf(entry: unknown): NonNullable<StoreState["leases"]>[number] | undefined {
  if (!Array.isArray(entry) || typeof entry[0] !== "number") return undefined;
  const expiresAt = numberIn(entry[1], "expiresAt");
  const keys = collected(fieldOf(entry[1], "keys"), (key) => (typeof key === "string" ? key : undefined));
  return expiresAt === undefined || keys === undefined ? undefined : { id: entry[0], keys: keys.sort(), expiresAt };
}
