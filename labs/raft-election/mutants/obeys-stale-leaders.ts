// mutant-of: handlers.ts
// killed-by: follow.stale-leader
// mistake: It follows a leader of an earlier term, which a partition had kept from learning that it leads no more.
import type { AppendEntries, RequestVote, RequestVoteResponse } from "@reconcile/api";
import type { Raft } from "./raft";
import { isUpToDate } from "./up_to_date";

export function handleRequestVote(raft: Raft, from: string, request: RequestVote): void {
  const { currentTerm, votedFor } = raft.hardState;
  const voteGranted = request.term === currentTerm
    && (votedFor === null || votedFor === request.candidateId)
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
  raft.becomeFollower(request.term, request.leaderId);
  raft.electionTimer.reset();
  raft.send(from, { type: "AppendEntriesResponse", term: currentTerm, success: true });
}
