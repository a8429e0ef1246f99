import type { Capabilities, Json, RaftConfig, RaftMessage, RaftRole, RaftServer, RaftStatus, Term } from "@reconcile/api";
import { ElectionTimer } from "./election_timer";
import { handleAppendEntries, handleRequestVote, handleRequestVoteResponse } from "./handlers";
import { HardStateStore } from "./hard_state";
import { RaftLog } from "./log";
import type { LastEntry } from "./up_to_date";
import { Votes } from "./votes";

/**
 * A Raft server, as far as elections go: the paper's sections 5.1, 5.2 and 5.4.1, with the names of etcd's raft.go (becomeFollower,
 * campaign, becomeLeader). Left out: PreVote, CheckQuorum, leadership transfer, changes of membership.
 *
 * Where the paper and etcd differ this follows the paper: a message that only raises the term leaves a follower's timer alone (etcd draws
 * it anew), and a request of an earlier term is answered (etcd's MsgVote of an earlier term is not).
 */
export class Raft implements RaftServer {
  readonly name: string;
  readonly hardState: HardStateStore;
  readonly log: LastEntry;
  readonly electionTimer: ElectionTimer;
  role: RaftRole = "follower";
  leaderId: string | null = null;
  votes: Votes;
  protected readonly capabilities: Capabilities;
  protected readonly config: RaftConfig;

  constructor(capabilities: Capabilities, config: RaftConfig, log: LastEntry = new RaftLog(capabilities.disk)) {
    this.name = capabilities.name;
    this.capabilities = capabilities;
    this.config = config;
    this.hardState = new HardStateStore(capabilities.disk);
    this.log = log;
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
    if (name === "heartbeat") this.sendHeartbeats();
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

  /** Follows `leaderId`, or nobody yet, in `term`: the current one or a later one. A vote of an earlier term is over with its term. */
  becomeFollower(term: Term, leaderId: string | null): void {
    if (term > this.hardState.currentTerm) this.hardState.save(term, null);
    if (this.role === "leader") {
      this.capabilities.timers.cancel("heartbeat");
      this.electionTimer.reset();
    }
    this.role = "follower";
    this.leaderId = leaderId;
  }

  /** Starts an election: a new term, the own vote, a new timeout in case nobody wins, and a request to everybody else. */
  campaign(): void {
    this.role = "candidate";
    this.leaderId = null;
    this.hardState.save(this.hardState.currentTerm + 1, this.name);
    this.electionTimer.reset();
    this.votes = new Votes(this.config.servers);
    this.votes.record(this.name, true);
    if (this.votes.result() === "won") return this.becomeLeader();
    const { lastIndex, lastTerm } = this.log;
    this.broadcast({
      type: "RequestVote", term: this.hardState.currentTerm, candidateId: this.name, lastLogIndex: lastIndex, lastLogTerm: lastTerm,
    });
  }

  becomeLeader(): void {
    this.role = "leader";
    this.leaderId = this.name;
    this.electionTimer.stop();
    this.sendHeartbeats();
  }

  send(to: string, message: RaftMessage): void {
    this.capabilities.net.send(to, message);
  }

  protected sendHeartbeats(): void {
    this.capabilities.timers.set("heartbeat", this.config.heartbeatInterval);
    this.broadcast({
      type: "AppendEntries", term: this.hardState.currentTerm, leaderId: this.name, prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0,
    });
  }

  private broadcast(message: RaftMessage): void {
    for (const server of this.config.servers) if (server !== this.name) this.send(server, message);
  }
}
