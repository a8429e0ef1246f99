import type {
  AppendEntries, AppendEntriesResponse, Capabilities, ClientRequest, ClientResponse, Entry, InstallSnapshot, Json, KeyValueCommand, RaftMessage,
  ReplicationConfig, Snapshot, StateMachine, Term,
} from "@reconcile/api";
import { applyCommitted } from "./apply";
import { handleAppendEntries } from "./follower";
import { handleAppendEntriesResponse, propose, sendAppend } from "./leader";
import { RaftLog } from "./log";
import { Progress } from "./progress";
import { Raft } from "./raft";
import { handleInstallSnapshot, recover } from "./snapshot";

/**
 * Given. A Raft server with a log: elections come from `Raft` (the election
 * lab), what it does with its log is yours. This file calls your functions at
 * the right moments; nothing in it decides anything about the log.
 */
export class Server extends Raft {
  override readonly log: RaftLog;
  readonly replication: ReplicationConfig;
  readonly machine: StateMachine;
  /** The last entry known to be committed. `applyCommitted` is called whenever a message has been dealt with. */
  commitIndex = 0;
  /** The last entry that the state machine has applied. */
  lastApplied = 0;
  /** While it leads: how far each server of the cluster is, itself included. */
  progress = new Map<string, Progress>();
  /** The newest snapshot, or null. */
  snapshot: Snapshot | null;
  /** Clients that wait for an entry to be applied, by its index. */
  private readonly waiting = new Map<number, { readonly client: string; readonly sequence: number; readonly term: Term }>();

  constructor(capabilities: Capabilities, replication: ReplicationConfig, machine: StateMachine) {
    const log = new RaftLog(capabilities.disk);
    super(capabilities, replication, log);
    this.log = log;
    this.replication = replication;
    this.machine = machine;
    this.snapshot = (capabilities.disk.read("snapshot") ?? null) as Snapshot | null;
  }

  override onStart(): void {
    recover(this);
    super.onStart();
  }

  override onTimer(name: string): void {
    super.onTimer(name);
    this.afterwards();
  }

  override onMessage(from: string, json: Json): void {
    const message = json as RaftMessage | ClientRequest;
    if (message.type === "ClientRequest") this.onRequest(from, message);
    else this.onRaftMessage(from, message);
    this.afterwards();
  }

  private afterwards(): void {
    if (this.commitIndex > this.lastApplied) applyCommitted(this);
  }

  private onRaftMessage(from: string, message: RaftMessage): void {
    if (message.type === "RequestVote" || message.type === "RequestVoteResponse") return super.onMessage(from, message);
    if (message.term > this.hardState.currentTerm) this.becomeFollower(message.term, null);
    switch (message.type) {
      case "AppendEntries":
        return this.send(from, this.follows(message) ? handleAppendEntries(this, message) : this.refusal());
      case "InstallSnapshot":
        return this.send(from, this.follows(message) ? handleInstallSnapshot(this, message) : this.refusal());
      case "AppendEntriesResponse":
        return this.onAnswer(from, message);
      case "InstallSnapshotResponse":
        // For the leader it is what any other answer is: so far this follower has what I have.
        return this.onAnswer(from, { type: "AppendEntriesResponse", term: message.term, success: true, matchIndex: message.matchIndex });
    }
  }

  /** Whether a message comes from the leader of the current term. If so, this server follows it. */
  private follows({ term, leaderId }: AppendEntries | InstallSnapshot): boolean {
    if (term < this.hardState.currentTerm) return false;
    this.becomeFollower(term, leaderId);
    this.electionTimer.reset();
    return true;
  }

  private refusal(): AppendEntriesResponse {
    return { type: "AppendEntriesResponse", term: this.hardState.currentTerm, success: false };
  }

  private onAnswer(from: string, response: AppendEntriesResponse): void {
    if (this.role === "leader" && response.term === this.hardState.currentTerm) handleAppendEntriesResponse(this, from, response);
  }

  private onRequest(client: string, { sequence, operation }: ClientRequest): void {
    if (this.role !== "leader") return this.respond(client, { type: "ClientResponse", sequence, ok: false, leaderId: this.leaderId });
    const command: KeyValueCommand = { client, sequence, operation };
    // Noted before `propose` is called: a cluster of one server commits in it.
    this.waiting.set(this.log.lastIndex + 1, { client, sequence, term: this.hardState.currentTerm });
    propose(this, command);
  }

  /** Tells the client that waits for this entry, if one does here, what came of it. Call it once the entry has been applied. */
  answer(entry: Entry, value: Json): void {
    const waiting = this.waiting.get(entry.index);
    this.waiting.delete(entry.index);
    // Another leader's entry stands where this server had put the client's: the client has to ask again.
    if (waiting === undefined || waiting.term !== entry.term) return;
    this.respond(waiting.client, { type: "ClientResponse", sequence: waiting.sequence, ok: true, value: String(value) });
  }

  /** Writes a snapshot to the disk in place of the last one; durable from the next `sync` on. */
  saveSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.capabilities.disk.write("snapshot", snapshot);
  }

  /** A new leader knows nothing of the others' logs but where its own ends, and begins with an empty entry of its term. */
  override becomeLeader(): void {
    this.role = "leader";
    this.leaderId = this.name;
    this.electionTimer.stop();
    this.capabilities.timers.set("heartbeat", this.replication.heartbeatInterval);
    this.progress = new Map();
    for (const name of this.replication.servers) {
      this.progress.set(name, new Progress(this.log.lastIndex + 1, this.replication.maxInflight));
    }
    propose(this, null);
  }

  /** The names of the other servers. */
  get others(): string[] {
    return this.replication.servers.filter((name) => name !== this.name);
  }

  /** Sends each follower what it lacks, and the commit index. */
  broadcastAppend(): void {
    for (const name of this.others) sendAppend(this, name, { evenEmpty: true });
  }

  /**
   * A heartbeat is an empty AppendEntries at a place where the follower is
   * known to agree: it is always accepted, and its `leaderCommit` is always
   * safe. etcd has a message of its own for it, MsgHeartbeat, with the smaller
   * of matchIndex and commitIndex.
   */
  protected override sendHeartbeats(): void {
    this.capabilities.timers.set("heartbeat", this.replication.heartbeatInterval);
    for (const name of this.others) {
      const matchIndex = this.progress.get(name)?.matchIndex ?? 0;
      const term = this.log.term(matchIndex);
      this.send(name, {
        type: "AppendEntries", term: this.hardState.currentTerm, leaderId: this.name,
        prevLogIndex: term === undefined ? 0 : matchIndex, prevLogTerm: term ?? 0, entries: [], leaderCommit: this.commitIndex,
      });
    }
  }

  private respond(client: string, response: ClientResponse): void {
    this.capabilities.net.send(client, response);
  }
}
