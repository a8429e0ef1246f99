// mutant-of: commit.ts
// killed-by: commit.own-term
// mistake: It commits entries of earlier terms by counting copies: a later leader may still replace them (figure 8).
import type { Server } from "./server";

export function committedIndex(matchIndexes: readonly number[]): number {
  const majority = Math.floor(matchIndexes.length / 2) + 1;
  const sorted = [...matchIndexes].sort((a, b) => a - b);
  return sorted[sorted.length - majority] ?? 0;
}

export function maybeCommit(server: Server): boolean {
  const matches = [];
  for (const progress of server.progress.values()) matches.push(progress.matchIndex);
  const index = committedIndex(matches);
  if (index <= server.commitIndex) return false;
  server.commitIndex = index;
  return true;
}
