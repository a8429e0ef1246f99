import type { AppendEntries, HardState, RaftConfig, RaftMessage, RaftRole, RaftServer, RaftStatus, RequestVote } from "@/labs/api/raft";
import { generateFaults, type Capabilities, type Json, type Simulation } from "@/lib/sim";

/**
 * Raft's leader election as a student would write it: what the speed of the kernel is measured with. Randomized timeouts, heartbeats,
 * votes on disk. It keeps no log.
 */
class Server implements RaftServer {
  private role: RaftRole = "follower";
  private leaderId: string | null = null;
  private hard: HardState;
  private votes = new Set<string>();
  private readonly cap: Capabilities;
  private readonly config: RaftConfig;

  constructor(cap: Capabilities, config: RaftConfig) {
    this.cap = cap;
    this.config = config;
    this.hard = (cap.disk.read("hardState") as HardState | undefined) ?? { currentTerm: 0, votedFor: null };
  }

  status(): RaftStatus {
    const { currentTerm, votedFor } = this.hard;
    return { currentTerm, votedFor, role: this.role, leaderId: this.leaderId };
  }

  onStart(): void {
    this.waitForLeader();
  }

  onTimer(name: string): void {
    if (name === "heartbeat") this.heartbeat();
    else this.campaign();
  }

  onMessage(from: string, json: Json): void {
    const message = json as RaftMessage;
    if (message.term > this.hard.currentTerm) this.follow(message.term, null);
    switch (message.type) {
      case "RequestVote": return this.vote(from, message);
      case "AppendEntries": return this.append(from, message);
      case "RequestVoteResponse":
        if (this.role === "candidate" && message.term === this.hard.currentTerm && message.voteGranted) {
          this.votes.add(from);
          if (this.votes.size * 2 > this.config.servers.length) this.lead();
        }
        return;
      default:
    }
  }

  private vote(from: string, { term }: RequestVote): void {
    const { currentTerm, votedFor } = this.hard;
    const voteGranted = term === currentTerm && (votedFor === null || votedFor === from);
    if (voteGranted) {
      this.save({ currentTerm, votedFor: from });
      this.waitForLeader();
    }
    this.cap.net.send(from, { type: "RequestVoteResponse", term: currentTerm, voteGranted });
  }

  private append(from: string, { term, prevLogIndex, entries }: AppendEntries): void {
    const { currentTerm } = this.hard;
    const success = term === currentTerm;
    if (success) {
      if (this.role !== "follower") this.follow(term, from);
      this.leaderId = from;
      this.waitForLeader();
    }
    this.cap.net.send(from, { type: "AppendEntriesResponse", term: currentTerm, success, matchIndex: prevLogIndex + entries.length });
  }

  private campaign(): void {
    this.role = "candidate";
    this.leaderId = null;
    this.save({ currentTerm: this.hard.currentTerm + 1, votedFor: this.cap.name });
    this.votes = new Set([this.cap.name]);
    this.waitForLeader();
    this.broadcast({ type: "RequestVote", term: this.hard.currentTerm, candidateId: this.cap.name, lastLogIndex: 0, lastLogTerm: 0 });
  }

  private lead(): void {
    this.role = "leader";
    this.leaderId = this.cap.name;
    this.cap.timers.cancel("election");
    this.heartbeat();
  }

  private heartbeat(): void {
    this.cap.timers.set("heartbeat", this.config.heartbeatInterval);
    this.broadcast({
      type: "AppendEntries", term: this.hard.currentTerm, leaderId: this.cap.name, prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0,
    });
  }

  private follow(term: number, leaderId: string | null): void {
    if (term > this.hard.currentTerm) this.save({ currentTerm: term, votedFor: null });
    if (this.role === "leader") this.waitForLeader();
    this.role = "follower";
    this.leaderId = leaderId;
    this.cap.timers.cancel("heartbeat");
  }

  private waitForLeader(): void {
    const { electionTimeout } = this.config;
    this.cap.timers.set("election", this.cap.random.int(electionTimeout, 2 * electionTimeout - 1));
  }

  private broadcast(message: RaftMessage): void {
    for (const peer of this.config.servers) if (peer !== this.cap.name) this.cap.net.send(peer, message);
  }

  private save(hard: HardState): void {
    this.hard = hard;
    this.cap.disk.write("hardState", hard);
    this.cap.disk.sync();
  }
}

export const servers = ["n1", "n2", "n3", "n4", "n5"];
export const network = { delay: { kind: "uniform", min: 1, max: 10 }, loss: 0.01 } as const;
const config: RaftConfig = { servers, electionTimeout: 1_000, heartbeatInterval: 100 };

export function spawnRaft(sim: Simulation): Map<string, RaftServer> {
  const running = new Map<string, RaftServer>();
  for (const name of servers) {
    sim.spawn(name, (cap) => {
      const server = new Server(cap, config);
      running.set(name, server);
      return server;
    });
  }
  return running;
}

/** One run under a schedule of eight faults, with the rule of the paper that there is at most one leader a term. */
export function runSchedule(sim: Simulation, until: number): void {
  const running = spawnRaft(sim);
  const leaders = new Map<number, string>();
  sim.invariant("election safety", (touched) => {
    for (const name of touched === undefined ? servers : [touched]) {
      const status = running.get(name)?.status();
      if (status?.role !== "leader") continue;
      const other = leaders.get(status.currentTerm);
      if (other === undefined) leaders.set(status.currentTerm, name);
      else if (other !== name) return `${other} and ${name} both lead in term ${status.currentTerm}`;
    }
    return undefined;
  });
  sim.inject(generateFaults({ seed: sim.seed, processes: servers, horizon: until * 0.9, count: 8 }));
  sim.runSync({ until });
}
