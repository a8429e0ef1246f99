// mutant-of: leader.ts
// killed-by: leader.probes
// mistake: It goes on sending without waiting after a rejection, as if it were known where the logs agree: all of it may be rejected too.
import type { AppendEntriesResponse, Json } from "@reconcile/api";
import { maybeCommit } from "./commit";
import type { Server } from "./server";
import { sendSnapshot } from "./snapshot";

export function propose(server: Server, command: Json): void {
  const { log, hardState, progress } = server;
  const entry = { index: log.lastIndex + 1, term: hardState.currentTerm, command };
  log.append([entry]);
  log.sync();
  progress.get(server.name)?.maybeUpdate(entry.index);
  maybeCommit(server);
  server.broadcastAppend();
}

export function sendAppend(server: Server, to: string, { evenEmpty }: { readonly evenEmpty: boolean }): boolean {
  const progress = server.progress.get(to);
  if (progress === undefined || progress.isPaused) return false;
  const { log, commitIndex } = server;
  const prevLogIndex = progress.nextIndex - 1;
  const prevLogTerm = log.term(prevLogIndex);
  if (prevLogTerm === undefined) return sendSnapshot(server, to);

  let entries = log.slice(progress.nextIndex, prevLogIndex + server.replication.maxEntries);
  if (progress.isFull) entries = [];
  if (entries.length === 0 && !evenEmpty) return false;
  server.send(to, {
    type: "AppendEntries", term: server.hardState.currentTerm, leaderId: server.name,
    prevLogIndex, prevLogTerm, entries, leaderCommit: commitIndex,
  });
  progress.sent(entries.length, commitIndex);
  return true;
}

export function handleAppendEntriesResponse(server: Server, from: string, response: AppendEntriesResponse): void {
  const progress = server.progress.get(from);
  if (progress === undefined) return;

  if (!response.success) {
    const { prevLogIndex, conflictIndex, conflictTerm } = response;
    if (prevLogIndex === undefined || conflictIndex === undefined) return;
    let hint = conflictIndex;
    if (conflictTerm !== undefined && conflictTerm > 0) {
      hint = server.log.findConflictByTerm({ index: conflictIndex, term: conflictTerm }).index;
    }
    if (!progress.maybeDecrTo(prevLogIndex, hint)) return;
    sendAppend(server, from, { evenEmpty: true });
    return;
  }

  const matchIndex = response.matchIndex ?? 0;
  const found = progress.state === "probe" && matchIndex === progress.matchIndex;
  if (progress.maybeUpdate(matchIndex) || found) {
    if (progress.state === "probe") progress.becomeReplicate();
    else if (progress.state === "replicate") progress.freeTo(matchIndex);
    else if (matchIndex + 1 >= server.log.firstIndex) progress.becomeReplicate();
    if (maybeCommit(server)) server.broadcastAppend();
    else if (progress.canBumpCommit(server.commitIndex)) sendAppend(server, from, { evenEmpty: true });
    while (sendAppend(server, from, { evenEmpty: false }));
    return;
  }

  progress.paused = false;
  if (progress.state === "snapshot") {
    progress.pendingSnapshot = 0;
    progress.becomeProbe();
  }
  if (progress.matchIndex < server.log.lastIndex) sendAppend(server, from, { evenEmpty: true });
}
