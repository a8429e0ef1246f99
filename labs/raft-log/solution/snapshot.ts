import type { InstallSnapshot, InstallSnapshotResponse } from "@reconcile/api";
import type { Server } from "./server";

/** At the start: the state machine goes on from the snapshot. What of the log behind it is committed, a leader will tell. */
export function recover(server: Server): void {
  const { snapshot } = server;
  if (snapshot === null) return;
  server.machine.restore(snapshot.data);
  server.lastApplied = snapshot.lastIncludedIndex;
  server.commitIndex = snapshot.lastIncludedIndex;
}

/**
 * Takes a snapshot once enough has been applied, and lets go of the log before it, but for a few entries (etcd's server.go,
 * snapshot: `--snapshot-count` and SnapshotCatchUpEntries).
 */
export function maybeSnapshot(server: Server): void {
  const { log, lastApplied, replication } = server;
  if (lastApplied - (server.snapshot?.lastIncludedIndex ?? 0) < replication.snapshotCount) return;
  const lastIncludedTerm = log.term(lastApplied);
  if (lastIncludedTerm === undefined) return;
  server.saveSnapshot({ lastIncludedIndex: lastApplied, lastIncludedTerm, data: server.machine.snapshot() });
  log.compact(lastApplied - replication.catchUpEntries);
  log.sync();
}

/** In place of entries that the leader does not have any more (raft.go, maybeSendSnapshot). Returns whether a message was sent. */
export function sendSnapshot(server: Server, to: string): boolean {
  const { snapshot, name, hardState: { currentTerm: term } } = server;
  if (snapshot === null) return false;
  server.send(to, { type: "InstallSnapshot", term, leaderId: name, ...snapshot });
  server.progress.get(to)?.becomeSnapshot(snapshot.lastIncludedIndex);
  return true;
}

/** Takes over a leader's snapshot (raft.go, handleSnapshot and restore), unless this server is as far already. */
export function handleInstallSnapshot(server: Server, request: InstallSnapshot): InstallSnapshotResponse {
  const { lastIncludedIndex: index, lastIncludedTerm: term, data } = request;
  const { log } = server;
  if (index > server.commitIndex) {
    if (log.term(index) === term) {
      // All of it is in the log: there is nothing to install, only to commit, and what comes behind it stays.
      server.commitIndex = index;
    } else {
      server.saveSnapshot({ lastIncludedIndex: index, lastIncludedTerm: term, data });
      log.restore(index, term);
      log.sync();
      server.machine.restore(data);
      server.lastApplied = index;
      server.commitIndex = index;
    }
  }
  return { type: "InstallSnapshotResponse", term: server.hardState.currentTerm, matchIndex: server.commitIndex };
}
