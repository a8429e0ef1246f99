import type { Json } from "@/lib/sim";
import type { TraceLens } from "@/lib/ui/trace-viewer/lens";
import { Picture } from "./picture";

type Fields = { readonly [name: string]: Json | undefined };

const fieldsOf = (value: Json | undefined): Fields => (typeof value === "object" && value !== null && !Array.isArray(value) ? value as Fields : {});

/** The word of an HTTP frame between an informer and its server, e.g. "watch from 102" or "MODIFIED web@7". */
function messageWord(message: Json): string {
  const frame = fieldsOf(message);
  if (frame.http === "request") {
    const url = String(fieldsOf(frame.request).url ?? "");
    const version = /resourceVersion=(\d+)/.exec(url)?.[1];
    return `${url.includes("watch=true") ? "watch" : "list"}${version === undefined ? "" : ` from ${version}`}`;
  }
  if (frame.http === "response") return `${String(frame.status)}${frame.body === undefined ? "" : " list"}`;
  if (frame.http === "chunk") return eventWord(String(frame.text ?? ""));
  return String(frame.http ?? "");
}

function eventWord(line: string): string {
  try {
    const event = fieldsOf(JSON.parse(line) as Json);
    const object = fieldsOf(event.object);
    const { name, resourceVersion } = fieldsOf(object.metadata);
    const what = name === undefined ? String(object.code ?? resourceVersion ?? "") : `${String(name)}@${String(resourceVersion)}`;
    return `${String(event.type)} ${what}`;
  } catch {
    return "chunk";
  }
}

/** Traces of an informer and its API server: the pipeline, and words for what goes over the wire. */
const lens: TraceLens = { message: messageWord, Picture };

export default lens;
