import type { Capabilities, Json, RaftConfig, RaftMessage, RaftRole, RaftServer, RaftStatus, Term } from "@reconcile/api";
import { ElectionTimer } from "./election_timer";
import { handleAppendEntries, handleRequestVote, handleRequestVoteResponse } from "./handlers";
import { HardStateStore } from "./hard_state";
import { RaftLog } from "./log";
import { Votes } from "./votes";

/**
 * A Raft server. Each method that begins with "on" is called by the world and
 * runs to its end at one moment: nothing happens in between, except a crash.
 */
export class Raft implements RaftServer {
  readonly name: string;
  readonly hardState: HardStateStore;
  readonly log: RaftLog;
  readonly electionTimer: ElectionTimer;
  role: RaftRole = "follower";
  leaderId: string | null = null;
  votes: Votes;
  private readonly capabilities: Capabilities;
  private readonly config: RaftConfig;

  constructor(capabilities: Capabilities, config: RaftConfig) {
    this.name = capabilities.name;
    this.capabilities = capabilities;
    this.config = config;
    this.hardState = new HardStateStore(capabilities.disk);
    this.log = new RaftLog(capabilities.disk);
    this.electionTimer = new ElectionTimer(capabilities.timers, capabilities.random, config.electionTimeout);
    this.votes = new Votes(config.servers);
  }

  status(): RaftStatus {
    const { currentTerm, votedFor } = this.hardState;
    return { role: this.role, currentTerm, votedFor, leaderId: this.leaderId };
  }

  onStart(): void {
    this.electionTimer.reset();
  }

  onTimer(name: string): void {
    if (name === "election") this.campaign();
    // Stage 3: the timer for heartbeats.
  }

  onMessage(from: string, json: Json): void {
    const message = json as RaftMessage;
    // Stage 1: what does every server do with a message of a later term,
    // whatever its type?
    switch (message.type) {
      case "RequestVote": return handleRequestVote(this, from, message);
      case "RequestVoteResponse": return handleRequestVoteResponse(this, from, message);
      case "AppendEntries": return handleAppendEntries(this, from, message);
      // An AppendEntriesResponse tells an election nothing but its term.
    }
  }

  /** Stages 1 and 3. Follows `leaderId`, or nobody yet (null), in `term`. */
  becomeFollower(term: Term, leaderId: string | null): void {
    throw new Error("not written yet: Raft.becomeFollower");
  }

  /** Stage 2. Starts an election. */
  campaign(): void {
    throw new Error("not written yet: Raft.campaign");
  }

  /** Stages 2 and 3. */
  becomeLeader(): void {
    throw new Error("not written yet: Raft.becomeLeader");
  }

  send(to: string, message: RaftMessage): void {
    this.capabilities.net.send(to, message);
  }

  /** Sends to every server but this one. */
  private broadcast(message: RaftMessage): void {
    for (const server of this.config.servers) if (server !== this.name) this.send(server, message);
  }
}
