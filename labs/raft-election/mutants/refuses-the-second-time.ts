// mutant-of: handlers.ts
// killed-by: vote.asked-again
// mistake: A candidate whose answer was lost is refused when it asks again, though the vote is its own.
import type { AppendEntries, RequestVote, RequestVoteResponse } from "@reconcile/api";
import type { Raft } from "./raft";
import { isUpToDate } from "./up_to_date";

export function handleRequestVote(raft: Raft, from: string, request: RequestVote): void {
  const { currentTerm, votedFor } = raft.hardState;
  const voteGranted = request.term === currentTerm
    && votedFor === null
    && isUpToDate({ lastTerm: request.lastLogTerm, lastIndex: request.lastLogIndex }, raft.log);
  if (voteGranted) {
    raft.hardState.save(currentTerm, request.candidateId);
    raft.electionTimer.reset();
  }
  raft.send(from, { type: "RequestVoteResponse", term: currentTerm, voteGranted });
}

export function handleRequestVoteResponse(raft: Raft, from: string, response: RequestVoteResponse): void {
  if (raft.role !== "candidate" || response.term !== raft.hardState.currentTerm) return;
  raft.votes.record(from, response.voteGranted);
  const result = raft.votes.result();
  if (result === "won") raft.becomeLeader();
  if (result === "lost") raft.becomeFollower(response.term, null);
}

export function handleAppendEntries(raft: Raft, from: string, request: AppendEntries): void {
  const { currentTerm } = raft.hardState;
  if (request.term < currentTerm) {
    raft.send(from, { type: "AppendEntriesResponse", term: currentTerm, success: false });
    return;
  }
  raft.becomeFollower(request.term, request.leaderId);
  raft.electionTimer.reset();
  raft.send(from, { type: "AppendEntriesResponse", term: currentTerm, success: true });
}
