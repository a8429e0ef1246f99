// mutant-of: commit.ts
// killed-by: commit.majority
// mistake: It sorts the indices as texts, since sort() does that unless told otherwise: 12 comes before 9.
import type { Server } from "./server";

export function committedIndex(matchIndexes: readonly number[]): number {
  const majority = Math.floor(matchIndexes.length / 2) + 1;
  const sorted = [...matchIndexes].sort();
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
