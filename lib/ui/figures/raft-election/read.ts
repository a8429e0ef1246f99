import type { Locale } from "@/lib/i18n/locales";
import type { Json, Trace } from "@/lib/sim";
import type { LaneSpan } from "@/lib/ui/trace-viewer/lens";
import { objectOf, serverState } from "./state";
import { strings } from "./strings";

/** A word on the arrow of a Raft message: what it is, its term, and of an answer what it says. Empty for any other message. */
export function messageWord(message: Json, locale: Locale): string {
  const { type, term, voteGranted, success, entries } = objectOf(message) ?? {};
  if (typeof type !== "string" || typeof term !== "number") return "";
  const words = strings[locale];
  switch (type) {
    case "RequestVoteResponse": return words.vote(term, voteGranted === true);
    case "AppendEntriesResponse": return words.answer(term, success === true);
    case "AppendEntries": return Array.isArray(entries) && entries.length > 0 ? `${type} ${term}` : words.heartbeat(term);
    default: return `${type} ${term}`;
  }
}

/** When each server was a candidate or a leader, and in which term. */
export function roleSpans(trace: Trace, locale: Locale): LaneSpan[] {
  const spans: LaneSpan[] = [];
  const open = new Map<string, { from: number; role: "candidate" | "leader"; term: number }>();
  const close = (process: string, to: number) => {
    const span = open.get(process);
    open.delete(process);
    if (span === undefined) return;
    const { from, role, term } = span;
    spans.push({ process, from, to, label: strings[locale].inTerm(role, term), tone: role === "leader" ? "accent" : "warn" });
  };
  for (const { kind, process, time, detail } of trace.events) {
    if (kind === "crash") close(process, time);
    const state = kind === "state" ? serverState(detail) : undefined;
    if (state === undefined) continue;
    const { role, term = 0 } = state;
    const before = open.get(process);
    if (before !== undefined && before.role === role && before.term === term) continue;
    close(process, time);
    if (role === "candidate" || role === "leader") open.set(process, { from: time, role, term });
  }
  for (const process of [...open.keys()]) close(process, Infinity);
  return spans.sort((a, b) => a.from - b.from);
}
