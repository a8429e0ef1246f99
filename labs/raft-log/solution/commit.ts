import type { Server } from "./server";

/** The largest index that a majority has reached, given how far each server is (quorum/majority.go, CommittedIndex). Infinity of nobody. */
export function committedIndex(matchIndexes: readonly number[]): number {
  const sorted = [...matchIndexes].sort((a, b) => b - a);
  return sorted[Math.floor(sorted.length / 2)] ?? Infinity;
}

/**
 * Moves the leader's commit index on if a majority allows it (raft.go, maybeCommit); returns whether it moved. Only an entry of the
 * leader's own term is committed by counting; those before it are committed with it (the paper's 5.4.2 and figure 8).
 */
export function maybeCommit(server: Server): boolean {
  const index = committedIndex([...server.progress.values()].map(({ matchIndex }) => matchIndex));
  if (index <= server.commitIndex || server.log.term(index) !== server.hardState.currentTerm) return false;
  server.commitIndex = index;
  return true;
}
