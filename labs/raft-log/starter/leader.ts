import type { AppendEntriesResponse, Json } from "@reconcile/api";
import { maybeCommit } from "./commit";
import type { Server } from "./server";
import { sendSnapshot } from "./snapshot";

/**
 * Stage 2. Appends a command to the leader's own log, counts the leader
 * itself, and sends the entry out.
 */
export function propose(server: Server, command: Json): void {
  throw new Error("not written yet: propose");
}

/**
 * Sends a follower what comes next, as far as its `Progress` allows.
 * `evenEmpty`: also if there is nothing new, for the commit index or to find
 * out where the follower is. Returns whether a message was sent.
 */
export function sendAppend(server: Server, to: string, options: { readonly evenEmpty: boolean }): boolean {
  throw new Error("not written yet: sendAppend");
}

/** What a follower of the current term answered. */
export function handleAppendEntriesResponse(server: Server, from: string, response: AppendEntriesResponse): void {
  throw new Error("not written yet: handleAppendEntriesResponse");
}
