import type { Json } from "@/lib/sim";
import type { Moment } from "@/lib/ui/trace-viewer/lens";

/** Whoever watches: where it stands, and what it did last. */
export interface Reader {
  readonly name: string;
  /** The version up to which it knows everything; undefined if it does not say. */
  readonly version: number | undefined;
  readonly doing: string;
}

/** What a process shows of a watch cache. A student's may lack any of it. */
export interface CacheState {
  /** The oldest first, such as version 7, `MODIFIED`, `web`. */
  readonly events: readonly { readonly version: number; readonly type: string; readonly name: string }[];
  readonly capacity: number;
  readonly version: number | undefined;
  readonly store: readonly string[];
  readonly readers: readonly Reader[];
  /** For each watcher, how many events wait. */
  readonly waiting: readonly number[];
}

type Fields = { readonly [name: string]: Json | undefined };

/** The cache of the first process that shows one at this moment. */
export function cacheOf({ states }: Moment): CacheState | undefined {
  for (const state of states.values()) {
    const fields = fieldsOf(state);
    if (!Array.isArray(fields.events)) continue;
    return {
      events: texts(fields.events).map((line) => {
        const [version = "", type = "", name = ""] = line.split(" ");
        return { version: Number(version), type, name };
      }),
      capacity: typeof fields.capacity === "number" ? fields.capacity : 0,
      version: typeof fields.version === "number" ? fields.version : undefined,
      store: texts(fields.store),
      waiting: (Array.isArray(fields.waiting) ? fields.waiting as readonly Json[] : []).map(Number),
      readers: (Array.isArray(fields.readers) ? fields.readers as readonly Json[] : []).map(readerOf),
    };
  }
  return undefined;
}

/** The revision of etcd, if a process shows one. */
export function etcdOf({ states }: Moment): number | undefined {
  const { revision } = fieldsOf(states.get("etcd"));
  return typeof revision === "number" ? revision : undefined;
}

function readerOf(state: Json): Reader {
  const { name, version, doing, last } = fieldsOf(state);
  const line = text(doing ?? last);
  const told = typeof version === "string" && version !== "" ? version : /@(\d+)/.exec(line)?.[1] ?? (/^\d+$/.test(text(last)) ? text(last) : undefined);
  return { name: text(name), version: told === undefined ? undefined : Number(told), doing: line };
}

export function fieldsOf(value: Json | undefined): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : {};
}

const text = (value: Json | undefined): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const texts = (value: Json | undefined): string[] => (Array.isArray(value) ? (value as readonly Json[]).map(text) : []);
