// mutant-of: raft.ts
// killed-by: follow.keeps-vote
// mistake: It saves "no vote" whenever it follows somebody, also in the same term: after a heartbeat a second candidate of the term gets its vote.
import type { Capabilities, Json, RaftConfig, RaftMessage, RaftRole, RaftServer, RaftStatus, Term } from "@reconcile/api";
import { ElectionTimer } from "./election_timer";
import { handleAppendEntries, handleRequestVote, handleRequestVoteResponse } from "./handlers";
import { HardStateStore } from "./hard_state";
import { RaftLog } from "./log";
import { Votes } from "./votes";

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
    if (name === "heartbeat") this.heartbeat();
  }

  onMessage(from: string, json: Json): void {
    const message = json as RaftMessage;
    if (message.term > this.hardState.currentTerm) this.becomeFollower(message.term, null);
    switch (message.type) {
      case "RequestVote": return handleRequestVote(this, from, message);
      case "RequestVoteResponse": return handleRequestVoteResponse(this, from, message);
      case "AppendEntries": return handleAppendEntries(this, from, message);
    }
  }

  becomeFollower(term: Term, leaderId: string | null): void {
    this.hardState.save(term, null);
    if (this.role === "leader") {
      this.capabilities.timers.cancel("heartbeat");
      this.electionTimer.reset();
    }
    this.role = "follower";
    this.leaderId = leaderId;
  }

  campaign(): void {
    this.role = "candidate";
    this.leaderId = null;
    const term = this.hardState.currentTerm + 1;
    this.hardState.save(term, this.name);
    this.electionTimer.reset();
    this.votes = new Votes(this.config.servers);
    this.votes.record(this.name, true);
    this.broadcast({ type: "RequestVote", term, candidateId: this.name, lastLogIndex: this.log.lastIndex, lastLogTerm: this.log.lastTerm });
    if (this.votes.result() === "won") this.becomeLeader();
  }

  becomeLeader(): void {
    this.role = "leader";
    this.leaderId = this.name;
    this.electionTimer.stop();
    this.heartbeat();
  }

  private heartbeat(): void {
    this.broadcast({
      type: "AppendEntries", term: this.hardState.currentTerm, leaderId: this.name, prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0,
    });
    this.capabilities.timers.set("heartbeat", this.config.heartbeatInterval);
  }

  send(to: string, message: RaftMessage): void {
    this.capabilities.net.send(to, message);
  }

  private broadcast(message: RaftMessage): void {
    for (const server of this.config.servers) if (server !== this.name) this.send(server, message);
  }
}
