// Raft's messages and state, in the words of the paper's figures 2 and 13 (Ongaro and Ousterhout, "In Search of an
// Understandable Consensus Algorithm", extended version). etcd's raft says the same with one struct, raftpb.Message, whose
// type is MsgVote, MsgVoteResp, MsgApp, MsgHeartbeat, MsgAppResp, MsgHeartbeatResp, MsgSnap …
//
// Messages are type aliases, not interfaces, so that they are `Json` and can be handed to `net.send` as they are.
import type { Json, StepComponent } from "@/lib/sim/capabilities";

/** A number that rises with every election attempt: Raft's logical clock. Terms begin at 1; a new server is in term 0. */
export type Term = number;

/** What a server is just now. etcd: StateFollower, StateCandidate, StateLeader. */
export type RaftRole = "follower" | "candidate" | "leader";

/** One entry of the log. The first has index 1; index 0 with term 0 stands for the place before it. */
export type Entry = {
  readonly index: number;
  /** The term of the leader that appended it. */
  readonly term: Term;
  /** For the state machine. `null` is a leader's empty entry at the beginning of its term. */
  readonly command: Json;
};

/** What a server must have on its disk before it answers anybody, besides the log. etcd: raftpb.HardState. */
export type HardState = {
  /** The latest term that the server has seen. */
  readonly currentTerm: Term;
  /** The candidate that got its vote in that term, or null. */
  readonly votedFor: string | null;
};

/** A candidate asks for a vote. etcd: MsgVote. */
export type RequestVote = {
  readonly type: "RequestVote";
  /** The candidate's term. */
  readonly term: Term;
  readonly candidateId: string;
  /** Index and term of the last entry in the candidate's log; 0 and 0 if it is empty. */
  readonly lastLogIndex: number;
  readonly lastLogTerm: Term;
};

/** etcd: MsgVoteResp. */
export type RequestVoteResponse = {
  readonly type: "RequestVoteResponse";
  /** The term of the server that answers, so that a candidate that is behind learns it. */
  readonly term: Term;
  readonly voteGranted: boolean;
};

/** A leader replicates entries; without entries it is a heartbeat. etcd: MsgApp and, without entries, MsgHeartbeat. */
export type AppendEntries = {
  readonly type: "AppendEntries";
  /** The leader's term. */
  readonly term: Term;
  readonly leaderId: string;
  /** Index and term of the entry just before the new ones. 0 and 0 say nothing about the log, and fit every log. */
  readonly prevLogIndex: number;
  readonly prevLogTerm: Term;
  readonly entries: readonly Entry[];
  /** The leader's commit index. */
  readonly leaderCommit: number;
};

/** etcd: MsgAppResp and MsgHeartbeatResp. */
export type AppendEntriesResponse = {
  readonly type: "AppendEntriesResponse";
  /** The term of the server that answers, so that a leader that is behind learns it. */
  readonly term: Term;
  /** True if the server follows this leader, and has the entry that `prevLogIndex` and `prevLogTerm` name. */
  readonly success: boolean;
  /** With success: up to this index its log is the leader's. */
  readonly matchIndex?: number;
  /** Without: the `prevLogIndex` that it answers, so that a leader can tell an old answer (etcd: Index). */
  readonly prevLogIndex?: number;
  /** Without: where the leader may go on looking for the last entry that both have (etcd: RejectHint). */
  readonly conflictIndex?: number;
  /** The term of the entry at that place, if there is one (etcd: LogTerm). */
  readonly conflictTerm?: Term;
};

/** A leader sends its state machine's state in place of entries that it no longer has. etcd: MsgSnap. */
export type InstallSnapshot = {
  readonly type: "InstallSnapshot";
  readonly term: Term;
  readonly leaderId: string;
  /** The last entry that the snapshot replaces. */
  readonly lastIncludedIndex: number;
  readonly lastIncludedTerm: Term;
  readonly data: Json;
};

export type InstallSnapshotResponse = {
  readonly type: "InstallSnapshotResponse";
  readonly term: Term;
  /** Up to this index the server has what the leader has. */
  readonly matchIndex: number;
};

/** Everything that Raft servers send to each other; `type` tells which. */
export type RaftMessage =
  | RequestVote | RequestVoteResponse
  | AppendEntries | AppendEntriesResponse
  | InstallSnapshot | InstallSnapshotResponse;

/** What every server of a cluster is told when it starts. */
export interface RaftConfig {
  /** The names of all servers of the cluster, this one among them. */
  readonly servers: readonly string[];
  /**
   * The least time without a leader, in ms, after which a follower becomes a candidate. Each timeout is drawn from
   * [electionTimeout, 2 × electionTimeout). etcd: `--election-timeout`, 1000.
   */
  readonly electionTimeout: number;
  /** Between two heartbeats of a leader, in ms. etcd: `--heartbeat-interval`, 100. */
  readonly heartbeatInterval: number;
}

/** What a server says of itself when asked. etcd: raft.BasicStatus (HardState and SoftState). */
export interface RaftStatus extends Readonly<HardState> {
  readonly role: RaftRole;
  /** The leader of the current term, as far as this server knows. A leader names itself. */
  readonly leaderId: string | null;
}

/** A server of a Raft cluster. */
export interface RaftServer extends StepComponent {
  onStart(): void;
  onMessage(from: string, message: Json): void;
  onTimer(name: string): void;
  /** What it is just now. Changes nothing. */
  status(): RaftStatus;
}
