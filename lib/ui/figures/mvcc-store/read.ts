import type { Json } from "@/lib/sim";
import type { Moment } from "@/lib/ui/trace-viewer/lens";
import type { StoreState } from "./types";

type Loose = Readonly<Record<string, Json | undefined>>;

/** What the store's process says about itself; undefined before it has begun. */
export function storeOf({ states }: Pick<Moment, "states">): StoreState | undefined {
  return states.get("etcd") as unknown as StoreState | undefined;
}

/** Processes that read a watch, with the newest of what they were told. */
export function readersOf({ states }: Pick<Moment, "states">): readonly { readonly name: string; readonly read: readonly string[] }[] {
  return [...states].flatMap(([name, state]) => {
    const { read } = looseOf(state);
    return Array.isArray(read) ? [{ name, read: read.map(String) }] : [];
  });
}

/** A short word for what travels between the clients and the store of the lab's tests. */
export function messageWord(message: Json): string {
  const fields = looseOf(message);
  if (typeof fields.get === "string") return `get ${fields.get}`;
  if (typeof fields.swap === "string") return `if mod = ${String(fields.modRevision)} put ${String(fields.value)}`;
  if (typeof fields.succeeded === "boolean") return fields.succeeded ? "succeeded" : "failed";
  if (Array.isArray(fields.write)) return fields.write.map(writeWord).join(", ");
  if (typeof fields.watch === "object") return "watch";
  if (typeof fields.startRevision === "number") return `from ${fields.startRevision}`;
  if (Array.isArray(fields.events)) return fields.canceled === true ? "canceled" : fields.events.map(eventWord).join(", ");
  if (typeof fields.value === "string") return `${fields.value} @${String(fields.modRevision)}`;
  return typeof fields.revision === "number" ? `@${fields.revision}` : "";
}

function writeWord(op: Json): string {
  const { requestPut, requestDeleteRange } = looseOf(op);
  if (requestPut === undefined) return `delete ${String(looseOf(requestDeleteRange).key)}`;
  const { key, value } = looseOf(requestPut);
  return `put ${String(key)}=${String(value)}`;
}

function eventWord(event: Json): string {
  const { type, kv } = looseOf(event);
  const { key, value, modRevision } = looseOf(kv);
  return `${String(modRevision)} ${String(key)}${type === "DELETE" ? "†" : `=${String(value)}`}`;
}

function looseOf(value: Json | undefined): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Loose) : {};
}
