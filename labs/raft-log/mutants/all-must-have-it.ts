// mutant-of: commit.ts
// killed-by: commit.majority
// mistake: It waits for the slowest server: one that is down stops the cluster.
import type { Server } from "./server";

export function committedIndex(matchIndexes: readonly number[]): number {
  return Math.min(...matchIndexes);
}

export function maybeCommit(server: Server): boolean {
  const matches = [];
  for (const progress of server.progress.values()) matches.push(progress.matchIndex);
  const index = committedIndex(matches);
  if (index <= server.commitIndex) return false;
  if (server.log.term(index) !== server.hardState.currentTerm) return false;
  server.commitIndex = index;
  return true;
}
