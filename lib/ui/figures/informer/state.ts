import type { Json } from "@/lib/sim";
import type { Moment } from "@/lib/ui/trace-viewer/lens";

/** What an informer's process shows of itself. A student's may lack any of it. */
export interface Informer {
  readonly queue?: readonly { readonly key: string; readonly deltas: readonly string[] }[];
  readonly store?: readonly { readonly key: string; readonly version: string }[];
  readonly indices?: readonly { readonly name: string; readonly values: readonly { readonly value: string; readonly keys: readonly string[] }[] }[];
  readonly listeners?: readonly (readonly string[])[];
  readonly version?: string;
  readonly synced?: boolean;
}

/** What the API server shows. */
export interface Server {
  readonly version: number;
  readonly compacted: number;
  /** Such as `web@7`. */
  readonly pods: readonly string[];
  readonly watches: number;
}

type Fields = { readonly [name: string]: Json | undefined };

/** The process that is an informer, or a part of one, at this moment. */
export function informerOf({ states }: Moment): Informer | undefined {
  for (const [name, state] of states) {
    const fields = fieldsOf(state);
    if (name === "apiserver" || !(Array.isArray(fields.queue) || Array.isArray(fields.store) || Array.isArray(fields.listeners))) continue;
    return {
      ...some("queue", list(fields.queue)?.map((entry) => ({ key: short(text(fieldsOf(entry).key)), deltas: texts(fieldsOf(entry).deltas) }))),
      ...some("store", list(fields.store)?.map((entry) => ({ key: short(text(fieldsOf(entry).key)), version: text(fieldsOf(entry).version) }))),
      ...some("listeners", list(fields.listeners)?.map(texts)),
      ...some("indices", indicesOf(fields.indices)),
      ...some("version", typeof fields.version === "string" ? fields.version : undefined),
      ...some("synced", typeof fields.synced === "boolean" ? fields.synced : undefined),
    };
  }
  return undefined;
}

export function serverOf({ states }: Moment): Server | undefined {
  const fields = fieldsOf(states.get("apiserver"));
  if (!Array.isArray(fields.pods)) return undefined;
  return { version: Number(fields.version), compacted: Number(fields.compacted), pods: texts(fields.pods), watches: Number(fields.watches) };
}

function indicesOf(value: Json | undefined): Informer["indices"] {
  if (value === undefined) return undefined;
  return Object.entries(fieldsOf(value)).map(([name, values]) => ({
    name, values: (list(values) ?? []).map((entry) => ({ value: text(fieldsOf(entry).value), keys: texts(fieldsOf(entry).keys).map(short) })),
  }));
}

/** The namespace is the same for all, and says nothing here. */
const short = (key: string): string => key.replace(/^default\//, "");

const some = <K extends string, V>(name: K, value: V | undefined): { readonly [P in K]?: V } => (value === undefined ? {} : { [name]: value } as { [P in K]: V });

function fieldsOf(value: Json | undefined): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : {};
}

const list = (value: Json | undefined): readonly Json[] | undefined => (Array.isArray(value) ? value as readonly Json[] : undefined);
const text = (value: Json | undefined): string => (typeof value === "string" || typeof value === "number" ? String(value) : "?");
const texts = (value: Json | undefined): string[] => (list(value) ?? []).map(text);
