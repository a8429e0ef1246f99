import type { AppendEntries, RequestVote, RequestVoteResponse } from "@reconcile/api";
import type { Raft } from "./raft";
import { isUpToDate } from "./up_to_date";

// What a server does with each kind of message. `Raft.onMessage` has compared terms before: none of these is of a later one.

/** The paper's figure 2, RequestVote RPC. One vote a term, first come, first served; a repeated request gets the same answer again. */
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

/** Counts an answer, unless it is about an election that is over. A candidate that cannot win any more is a follower again, as in etcd. */
export function handleRequestVoteResponse(raft: Raft, from: string, response: RequestVoteResponse): void {
  if (raft.role !== "candidate" || response.term !== raft.hardState.currentTerm) return;
  raft.votes.record(from, response.voteGranted);
  const result = raft.votes.result();
  if (result === "won") raft.becomeLeader();
  if (result === "lost") raft.becomeFollower(response.term, null);
}

/** Somebody says that it leads. If its term is over it has to learn that; otherwise it is the leader, for a candidate too. */
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
