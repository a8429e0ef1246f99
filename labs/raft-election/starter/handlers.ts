import type { AppendEntries, RequestVote, RequestVoteResponse } from "@reconcile/api";
import type { Raft } from "./raft";

// What a server does with each kind of message. Raft.onMessage has compared
// terms before: none of these is of a later term than the server's own.

/** Stage 1. Answers with a RequestVoteResponse, always. */
export function handleRequestVote(raft: Raft, from: string, request: RequestVote): void {
  throw new Error("not written yet: handleRequestVote");
}

/** Stage 2. Counts the answer, if it belongs to the election that is on. */
export function handleRequestVoteResponse(raft: Raft, from: string, response: RequestVoteResponse): void {
  throw new Error("not written yet: handleRequestVoteResponse");
}

/** Stage 3. Answers with an AppendEntriesResponse, always. */
export function handleAppendEntries(raft: Raft, from: string, request: AppendEntries): void {
  throw new Error("not written yet: handleAppendEntries");
}
