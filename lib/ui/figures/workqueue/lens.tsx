import type { Json } from "@/lib/sim";
import type { Moment, PictureProps, TraceLens } from "@/lib/ui/trace-viewer/lens";
import { Picture, type Shown } from "./picture";
import { pictureWords } from "./words";

/** The queues of a work-queue lab's trace, drawn as in its lesson. */
function Queues({ moment, before, locale }: PictureProps) {
  return [...moment.states.keys()].map((name) => {
    const shown = queueOf(moment, name);
    return shown && <Picture key={name} strings={pictureWords[locale]} step={shown} before={before && queueOf(before, name)} />;
  });
}

/** A process's state, if it is that of a queue: a student's may lack any of its collections. */
function queueOf({ states, time }: Moment, name: string): Shown | undefined {
  const state = states.get(name);
  if (typeof state !== "object" || state === null || Array.isArray(state)) return undefined;
  const { queue, dirty, processing, waiting } = state as { readonly [key: string]: Json | undefined };
  if (!Array.isArray(queue)) return undefined;
  return { time, queue: names(queue), dirty: names(dirty), processing: names(processing), waiting: entries(waiting), workers: [] };
}

function names(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function entries(value: Json | undefined): Shown["waiting"] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: Json) => {
    const { item, readyAt } = (entry ?? {}) as { readonly item?: Json; readonly readyAt?: Json };
    return typeof readyAt === "number" && Number.isFinite(readyAt) ? [{ item: String(item), readyAt }] : [];
  });
}

const lens: TraceLens = { Picture: Queues };
export default lens;
