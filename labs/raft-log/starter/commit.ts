import type { Server } from "./server";

/** Stage 2. The largest index that a majority has reached, given how far each server is. */
export function committedIndex(matchIndexes: readonly number[]): number {
  throw new Error("not written yet: committedIndex");
}

/** Moves the leader's `commitIndex` on if it may; returns whether it moved. `server.progress` knows how far everybody is. */
export function maybeCommit(server: Server): boolean {
  throw new Error("not written yet: maybeCommit");
}
