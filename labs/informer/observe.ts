import type { Json } from "@reconcile/api";

/** What can be seen of an informer from outside its methods. What is not there, or not readable, is left out. */
export interface InformerState {
  /** What is queued, in the order in which it is popped: each key with what happened to its object, such as `Updated @7`. */
  readonly queue?: readonly { readonly key: string; readonly deltas: readonly string[] }[];
  /** The store: keys with versions. */
  readonly store?: readonly { readonly key: string; readonly version: string }[];
  /** For each index its values with the keys that have them. */
  readonly indices?: Readonly<Record<string, readonly { readonly value: string; readonly keys: readonly string[] }[]>>;
  /** What each handler has not been called for yet, such as `update web@7`. */
  readonly listeners?: readonly (readonly string[])[];
  /** The version up to which the reflector knows the server. */
  readonly version?: string;
  readonly synced?: boolean;
}

/** So many elements of a collection are shown. */
const shown = 16;

/**
 * Reads the parts of an informer that bear client-go's names, for the trace and for figures. Nothing is ever asserted on them: they
 * may well be built otherwise, and then less is shown. A queue or a store by itself is read as an informer that has nothing else.
 */
export function observeInformer(subject: object): InformerState {
  const state: { -readonly [K in keyof InformerState]: InformerState[K] } = {};
  const inner = field(subject, "queue");
  const queue = readQueue(field(inner, "queue") === undefined ? subject : inner);
  if (queue !== undefined) state.queue = queue;
  const indexer = field(subject, "indexer") ?? subject;
  const store = readStore(indexer);
  if (store !== undefined) state.store = store;
  const indices = readIndices(indexer);
  if (indices !== undefined) state.indices = indices;
  const listeners = elements(listenersOf(subject))?.map((listener) => elements(field(listener, "pendingNotifications"))?.map(notification) ?? []);
  if (listeners !== undefined) state.listeners = listeners;
  const version = call(subject, "lastSyncResourceVersion");
  if (typeof version === "string") state.version = version;
  const synced = call(subject, "hasSynced");
  if (typeof synced === "boolean") state.synced = synced;
  return state;
}

/** The same as JSON, for `sim.state`. */
export function informerStateJson(subject: object): Json {
  return observeInformer(subject) as { readonly [key: string]: Json };
}

/** `web@7`; of a tombstone the object in it. */
function label(obj: unknown): string {
  const key = field(obj, "key");
  if (typeof key === "string") return `${field(obj, "obj") === undefined ? key : label(field(obj, "obj"))}†`;
  return `${String(field(field(obj, "metadata"), "name"))}@${versionOf(obj)}`;
}

/** A list, or the keys of a map: the resync lab notes beside each listener whether it takes part. */
function listenersOf(subject: object): unknown {
  const listeners = field(subject, "listeners") ?? field(field(subject, "processor"), "listeners");
  return listeners instanceof Map ? listeners.keys() : listeners;
}

function readQueue(queue: unknown): InformerState["queue"] {
  const items = field(queue, "items");
  return elements(field(queue, "queue"))?.map((key) => ({
    key: String(key), deltas: (items instanceof Map ? elements(items.get(key)) : undefined)?.map((delta) => `${String(field(delta, "type"))} ${deltaVersion(delta)}`) ?? [],
  }));
}

function readStore(indexer: unknown): InformerState["store"] {
  // A queue's items are keyed lists; a store's are objects.
  if (field(indexer, "queue") !== undefined) return undefined;
  return entries(field(indexer, "items"))?.map(([key, obj]) => ({ key: String(key), version: versionOf(obj) }));
}

function readIndices(indexer: unknown): InformerState["indices"] {
  const indices = entries(field(indexer, "indices"));
  if (indices === undefined || indices.length === 0) return undefined;
  return Object.fromEntries(indices.map(([name, index]) =>
    [String(name), entries(index)?.map(([value, keys]) => ({ value: String(value), keys: elements(keys)?.map(String) ?? [] })) ?? []]));
}

function deltaVersion(delta: unknown): string {
  const object = field(delta, "object");
  return typeof field(object, "key") === "string" ? `@${versionOf(field(object, "obj"))}†` : `@${versionOf(object)}`;
}

function notification(entry: unknown): string {
  return `${String(field(entry, "type"))} ${label(field(entry, "newObj") ?? field(entry, "oldObj"))}`;
}

function versionOf(obj: unknown): string {
  return String(field(field(obj, "metadata"), "resourceVersion") ?? "?");
}

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

function call(of: object, name: string): unknown {
  const method = field(of, name);
  if (typeof method !== "function") return undefined;
  try {
    return (method as () => unknown).call(of);
  } catch {
    return undefined;
  }
}

function elements(collection: unknown): unknown[] | undefined {
  if (typeof collection !== "object" || collection === null || !(Symbol.iterator in collection)) return undefined;
  const list: unknown[] = [];
  for (const element of collection as Iterable<unknown>) {
    if (list.length === shown) break;
    list.push(element);
  }
  return list;
}

function entries(map: unknown): (readonly [unknown, unknown])[] | undefined {
  return map instanceof Map ? elements(map) as [unknown, unknown][] : undefined;
}
