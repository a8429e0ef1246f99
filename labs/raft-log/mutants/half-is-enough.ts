// mutant-of: commit.ts
// killed-by: commit.majority
// mistake: It takes half of the servers for a majority: with four, two can decide without the other two.
import type { Server } from "./server";

export function committedIndex(matchIndexes: readonly number[]): number {
  const majority = Math.ceil(matchIndexes.length / 2);
  const sorted = [...matchIndexes].sort((a, b) => a - b);
  return sorted[sorted.length - majority] ?? 0;
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
