import type { Server } from "./server";

/**
 * Stage 3. Applies what is committed and not applied yet: called after every
 * message if `commitIndex` is greater than `lastApplied`. Until you write it,
 * nothing is applied.
 */
export function applyCommitted(server: Server): void {
}
