import type { Json } from "@reconcile/api";

/** What can be seen of a watch cache from outside its methods. What is not there, or not readable, is left out. */
export interface WatchCacheState {
  /** The window, the oldest event first, such as `7 MODIFIED web`. */
  readonly events?: readonly string[];
  readonly capacity?: number;
  /** The version that the cache has come to. */
  readonly version?: number;
  /** The objects, such as `web@7`. */
  readonly store?: readonly string[];
  /** For each watcher, how many events wait for its reader. */
  readonly waiting?: readonly number[];
}

/** So many elements of a collection are shown. */
const shown = 24;

/**
 * Reads the parts of a cacher, of a watch cache or of a buffer that bear the starter's names, for the trace and for figures. Nothing is ever asserted on them: they
 * may well be built otherwise, and then less is shown.
 */
function observe(subject: object): WatchCacheState {
  const state: { -readonly [K in keyof WatchCacheState]: WatchCacheState[K] } = {};
  const cache = field(subject, "watchCache") ?? subject;
  const buffer = field(cache, "buffer") ?? cache;
  const ring = field(buffer, "cache");
  const [start, end] = [Number(field(buffer, "startIndex")), Number(field(buffer, "endIndex"))];
  if (Array.isArray(ring) && ring.length > 0 && end >= start && end - start <= ring.length) {
    state.capacity = ring.length;
    state.events = Array.from({ length: Math.min(shown, end - start) }, (_, i) => eventWord((ring as unknown[])[(Math.max(start, end - shown) + i) % ring.length]));
  }
  const version = field(cache, "resourceVersion");
  if (typeof version === "number") state.version = version;
  const store = field(cache, "store");
  if (store instanceof Map) state.store = [...store.values()].slice(0, shown).map((object) => `${text(field(field(object, "metadata"), "name"))}@${text(field(field(object, "metadata"), "resourceVersion"))}`).sort();
  const watchers = field(field(subject, "dispatcher"), "watchers");
  if (watchers instanceof Set || Array.isArray(watchers)) state.waiting = [...(watchers as Iterable<unknown>)].slice(0, shown).map((watcher) => lengthOf(field(watcher, "input")));
  return state;
}

/** The same as JSON, for the trace. */
export function observeJson(subject: object): { readonly [key: string]: Json } {
  return observe(subject) as { readonly [key: string]: Json };
}

const eventWord = (event: unknown): string => `${text(field(event, "resourceVersion"))} ${text(field(event, "type"))} ${text(field(field(field(event, "object"), "metadata"), "name"))}`;
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "?");

function field(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}
