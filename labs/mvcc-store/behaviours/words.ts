import type { EtcdEvent, KeyValue, WatchResponse } from "@reconcile/api";

/** A key as failures show it: `a=1 · created 2 · modified 3 · version 2`. */
export function kvText(kv: KeyValue | undefined): string {
  if (kv === undefined) return "nothing";
  const lease = kv.lease ? ` · lease ${kv.lease}` : "";
  return `${kv.key}=${kv.value} · created ${kv.createRevision} · modified ${kv.modRevision} · version ${kv.version}${lease}`;
}

/** `5: PUT a=1`, `6: DELETE a`; the number is the revision. */
export function eventText({ type, kv }: EtcdEvent): string {
  return `${kv.modRevision}: ${type} ${kv.key}${type === "PUT" ? `=${kv.value}` : ""}`;
}

/** The same with what was there before, if the event says so: `6: DELETE a (was 1)`. */
export function eventTextWithBefore(event: EtcdEvent): string {
  return `${eventText(event)}${event.prevKv === undefined ? "" : ` (was ${event.prevKv.value})`}`;
}

/** `5: PUT a=1, 5: PUT b=2`; `canceled, compacted at 4`. */
export function responseText({ events, canceled, compactRevision }: WatchResponse): string {
  const list = events.map(eventText);
  if (canceled) list.push(compactRevision > 0 ? `canceled, compacted at ${compactRevision}` : "canceled");
  return list.join(", ");
}

/** What a call that must fail throws: the name of the error, or that there was none. Other errors are the student's own and go on. */
export function refused(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof Error && /^Err[A-Z]/.test(error.name)) return error.name;
    throw error;
  }
  return "no error";
}
