import type { AppendEntriesResponse, Json } from "@reconcile/api";
import { maybeCommit } from "./commit";
import type { Progress } from "./progress";
import type { Server } from "./server";
import { sendSnapshot } from "./snapshot";

/**
 * Appends a command to the leader's log and sends it out (raft.go, appendEntry and bcastAppend). The leader counts itself once the entry is
 * durable; etcd may send before that, which is safe, and here of no use, since a write takes no time.
 */
export function propose(server: Server, command: Json): void {
  const index = server.log.lastIndex + 1;
  server.log.append([{ index, term: server.hardState.currentTerm, command }]);
  server.log.sync();
  server.progress.get(server.name)?.maybeUpdate(index);
  // In a cluster of one that is a majority already.
  maybeCommit(server);
  server.broadcastAppend();
}

/**
 * Sends a follower what comes next (raft.go, maybeSendAppend), or a snapshot if that is gone.
 * @param options `evenEmpty`: also if there is nothing new, for the commit index or to find out where the follower is.
 * @returns whether a message was sent.
 */
export function sendAppend(server: Server, to: string, options: { readonly evenEmpty: boolean }): boolean {
  const progress = server.progress.get(to);
  if (progress === undefined || progress.isPaused) return false;
  const prevLogIndex = progress.nextIndex - 1;
  const prevLogTerm = server.log.term(prevLogIndex);
  if (prevLogTerm === undefined) return sendSnapshot(server, to);
  const entries = progress.isFull ? [] : server.log.slice(progress.nextIndex, prevLogIndex + server.replication.maxEntries);
  if (entries.length === 0 && !options.evenEmpty) return false;
  server.send(to, {
    type: "AppendEntries", term: server.hardState.currentTerm, leaderId: server.name,
    prevLogIndex, prevLogTerm, entries, leaderCommit: server.commitIndex,
  });
  progress.sent(entries.length, server.commitIndex);
  return true;
}

/** What a follower answered (raft.go, stepLeader: MsgAppResp and MsgHeartbeatResp). */
export function handleAppendEntriesResponse(server: Server, from: string, response: AppendEntriesResponse): void {
  const progress = server.progress.get(from);
  if (progress === undefined) return;
  if (!response.success) return rejected(server, from, progress, response);

  const { matchIndex = 0 } = response;
  const news = progress.maybeUpdate(matchIndex);
  if (!news && !(progress.state === "probe" && matchIndex === progress.matchIndex)) return alive(server, from, progress);

  if (progress.state === "replicate") progress.freeTo(matchIndex);
  else if (progress.state === "probe" || matchIndex + 1 >= server.log.firstIndex) progress.becomeReplicate();
  if (maybeCommit(server)) server.broadcastAppend();
  else if (progress.canBumpCommit(server.commitIndex)) sendAppend(server, from, { evenEmpty: true });
  while (sendAppend(server, from, { evenEmpty: false }));
}

/** The follower does not have what came before the entries: find the place where the logs agree, in one step for each term at most. */
function rejected(server: Server, from: string, progress: Progress, { prevLogIndex, conflictIndex, conflictTerm = 0 }: AppendEntriesResponse): void {
  if (prevLogIndex === undefined || conflictIndex === undefined) return;
  const hint = conflictTerm > 0 ? server.log.findConflictByTerm({ index: conflictIndex, term: conflictTerm }).index : conflictIndex;
  if (!progress.maybeDecrTo(prevLogIndex, hint)) return;
  if (progress.state === "replicate") progress.becomeProbe();
  sendAppend(server, from, { evenEmpty: true });
}

/**
 * An answer without news, as to a heartbeat: the follower is there, so what it still lacks may have been lost and is tried again. That
 * goes for a snapshot too, of whose loss etcd is told by its transport (ReportSnapshot).
 */
function alive(server: Server, from: string, progress: Progress): void {
  progress.paused = false;
  if (progress.state === "snapshot") {
    progress.pendingSnapshot = 0;
    progress.becomeProbe();
  }
  if (progress.matchIndex < server.log.lastIndex || progress.state === "probe") sendAppend(server, from, { evenEmpty: true });
}
