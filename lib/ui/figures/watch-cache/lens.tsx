import type { Json } from "@/lib/sim";
import type { TraceLens } from "@/lib/ui/trace-viewer/lens";
import { Picture } from "./picture";
import { fieldsOf } from "./state";

/** The word of an HTTP frame between an API server and etcd, e.g. `watch from 7`, `PUT web@8`. */
function messageWord(message: Json): string {
  const frame = fieldsOf(message);
  if (frame.http === "request") {
    const { url, body } = fieldsOf(frame.request);
    const what = String(url ?? "").split("/").at(-1) ?? "";
    const from = what === "watch" ? fieldsOf(parsed(String(body ?? ""))).startRevision : undefined;
    return from === undefined ? what : `${what} from ${String(from)}`;
  }
  if (frame.http === "response") return String(frame.status);
  if (frame.http === "chunk") return eventsWord(String(frame.text ?? ""));
  return String(frame.http ?? "");
}

function eventsWord(line: string): string {
  const response = fieldsOf(parsed(line));
  if (response.canceled === true) return "canceled";
  const events = Array.isArray(response.events) ? response.events as readonly Json[] : [];
  return events.map((event) => {
    const { type, kv } = fieldsOf(event);
    const { key, modRevision } = fieldsOf(kv);
    return `${String(type)} ${String(key ?? "").split("/").at(-1) ?? ""}@${String(modRevision)}`;
  }).join(", ");
}

function parsed(json: string): Json | undefined {
  try {
    return JSON.parse(json) as Json;
  } catch {
    return undefined;
  }
}

/** Traces of a cacher and the etcd behind it: the window with those who stand in it, and words for what goes over the wire. */
const lens: TraceLens = { message: messageWord, Picture };

export default lens;
