// mutant-of: snapshot.ts
// killed-by: snapshot.installs
// mistake: It restores the state but leaves the log as it is: what follows does not fit it.
import type { InstallSnapshot, InstallSnapshotResponse } from "@reconcile/api";
import type { Server } from "./server";

export function recover(server: Server): void {
  const { snapshot } = server;
  if (snapshot === null) return;
  server.machine.restore(snapshot.data);
  server.lastApplied = snapshot.lastIncludedIndex;
  server.commitIndex = snapshot.lastIncludedIndex;
}

export function maybeSnapshot(server: Server): void {
  const { log, lastApplied } = server;
  const { snapshotCount, catchUpEntries } = server.replication;
  const last = server.snapshot === null ? 0 : server.snapshot.lastIncludedIndex;
  if (lastApplied - last < snapshotCount) return;
  server.saveSnapshot({ lastIncludedIndex: lastApplied, lastIncludedTerm: log.term(lastApplied) ?? 0, data: server.machine.snapshot() });
  log.compact(lastApplied - catchUpEntries);
  log.sync();
}

export function sendSnapshot(server: Server, to: string): boolean {
  if (server.snapshot === null) return false;
  server.send(to, { type: "InstallSnapshot", term: server.hardState.currentTerm, leaderId: server.name, ...server.snapshot });
  server.progress.get(to)?.becomeSnapshot(server.snapshot.lastIncludedIndex);
  return true;
}

export function handleInstallSnapshot(server: Server, request: InstallSnapshot): InstallSnapshotResponse {
  const { log } = server;
  const { lastIncludedIndex, lastIncludedTerm, data } = request;
  if (lastIncludedIndex > server.commitIndex) {
    server.commitIndex = lastIncludedIndex;
    if (log.term(lastIncludedIndex) !== lastIncludedTerm) {
      server.saveSnapshot({ lastIncludedIndex, lastIncludedTerm, data });
      log.sync();
      server.machine.restore(data);
      server.lastApplied = lastIncludedIndex;
    }
  }
  return { type: "InstallSnapshotResponse", term: server.hardState.currentTerm, matchIndex: server.commitIndex };
}
