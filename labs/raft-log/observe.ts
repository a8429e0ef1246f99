import type { Json, KeyValueCommand } from "@reconcile/api";
import type { Server } from "./solution/server";

/** So many entries are shown, the last ones. */
const shown = 40;

/**
 * A server's state for the trace, as the lens of this lab draws it: who it is, its log from `first` on (each entry as `[term, word]`), the marks in
 * it, and while it leads how far the others are. All of it is held by given files, so it is the same whatever a student writes.
 */
export function serverState(server: Server): Json {
  const { currentTerm: term, votedFor } = server.hardState;
  const { role, leaderId: leader, commitIndex, lastApplied, snapshot } = server;
  const first = Math.max(server.log.firstIndex, server.log.lastIndex - shown + 1);
  const entries = server.log.slice(first).map((entry) => [entry.term, wordOf(entry.command)]);
  return {
    role, term, votedFor, leader, log: { first, entries }, commitIndex, lastApplied, snapshot: snapshot?.lastIncludedIndex ?? 0,
    ...(role === "leader" ? { progress: progressOf(server) } : {}),
  };
}

function progressOf(server: Server): { [name: string]: Json } {
  const followers = [...server.progress].filter(([name]) => name !== server.name);
  return Object.fromEntries(followers.map(([name, { matchIndex, nextIndex, state }]) => [name, { matchIndex, nextIndex, state }]));
}

/** An entry's command in a few letters: `x=1`, `x+=1`, `x?`, or a dash for a leader's empty entry. */
export function wordOf(command: Json): string {
  if (command === null) return "–";
  const operation = typeof command === "object" && "operation" in command ? (command as KeyValueCommand).operation : undefined;
  if (operation === undefined) return typeof command === "string" ? command : JSON.stringify(command);
  if (operation.op === "get") return `${operation.key}?`;
  return `${operation.key}${operation.op === "put" ? "=" : "+="}${operation.value}`;
}
