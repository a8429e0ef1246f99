import type { InstallSnapshot, InstallSnapshotResponse } from "@reconcile/api";
import type { Server } from "./server";

/**
 * Stage 4. At the start of a server: go on from the snapshot, if there is one.
 * `server.snapshot` has been read from the disk.
 */
export function recover(server: Server): void {
}

/** After entries were applied: takes a snapshot if it is time for one, and shortens the log. Call it from `applyCommitted`. */
export function maybeSnapshot(server: Server): void {
}

/** Sends a follower the snapshot in place of entries that are gone. Returns whether a message was sent. */
export function sendSnapshot(server: Server, to: string): boolean {
  throw new Error("not written yet: sendSnapshot");
}

/** A snapshot of the current leader, and the answer to it: how far this server is. */
export function handleInstallSnapshot(server: Server, request: InstallSnapshot): InstallSnapshotResponse {
  throw new Error("not written yet: handleInstallSnapshot");
}
