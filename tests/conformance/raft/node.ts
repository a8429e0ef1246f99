import type { Capabilities, Entry, Json, RaftMessage, StateMachine } from "@/labs/api";
import { propose } from "@/labs/raft-log/solution/leader";
import { Server } from "@/labs/raft-log/solution/server";
import { at, type Happenings } from "./happenings";
import { describeEntry, inEtcdsTerms, type Flight } from "./messages";

/** A server's role in etcd's words. */
export function stateName({ role }: Pick<Server, "role">): string {
  return { follower: "StateFollower", candidate: "StateCandidate", leader: "StateLeader" }[role];
}

export interface NodeOptions {
  readonly voters: readonly string[];
  /** The node begins with a snapshot of this index, term 1; 0 for none. */
  readonly index: number;
  readonly maxInflight: number;
}

/**
 * One server of the reference, on capabilities that the steps of a trace hold in their hands: its messages wait in an outbox, its
 * timers fire when a step says so. What etcd calls a Ready is here what has changed since the last one.
 */
export class TraceNode {
  readonly server: Server;
  /** The end of the log at the last Ready: for etcd, what the node has stored. The reference stores at once. */
  storedIndex: number;
  readonly #id: string;
  readonly #applied: Entry[] = [];
  #outbox: Flight[] = [];
  /** The type of the messages that are heartbeats, or answers to one, just now. */
  #heartbeat: RaftMessage["type"] | undefined;
  #firstWritten = Infinity;
  #reported: string[];

  constructor(id: string, { voters, index, maxInflight }: NodeOptions) {
    this.#id = id;
    const machine: StateMachine = { apply: (entry) => { this.#applied.push(entry); return ""; }, snapshot: () => null, restore: () => {} };
    this.server = new Server(this.#capabilities(index), {
      // Every applied entry makes a snapshot and none shortens the log: there always is a newest one, as in upstream's environment.
      servers: voters, maxInflight, maxEntries: Infinity, electionTimeout: 3, heartbeatInterval: 1, snapshotCount: 1, catchUpEntries: Infinity,
    }, machine);
    this.server.onStart();
    this.#reported = this.#facts();
    this.storedIndex = this.server.log.lastIndex;
  }

  campaign(): void {
    this.server.onTimer("election");
  }

  tickHeartbeat(): void {
    this.#heartbeat = "AppendEntries";
    this.server.onTimer("heartbeat");
    this.#heartbeat = undefined;
  }

  /** What etcd's transport reports. The lab's network reports nothing; its servers learn the same from the answer to a heartbeat. */
  reportUnreachable(name: string): void {
    const progress = this.server.progress.get(name);
    if (progress?.state === "replicate") progress.becomeProbe();
  }

  /** Returns false if this node is not the leader, which drops the proposal. */
  propose(data: string): boolean {
    if (this.server.role !== "leader") return false;
    propose(this.server, data);
    return true;
  }

  receive({ from, message, heartbeat }: Flight): void {
    this.#heartbeat = heartbeat ? "AppendEntriesResponse" : undefined;
    this.server.onMessage(from, message);
    this.#heartbeat = undefined;
  }

  get hasReady(): boolean {
    return this.#outbox.length > 0 || this.#applied.length > 0 || this.#firstWritten < Infinity || this.#facts().join() !== this.#reported.join();
  }

  /** Reports what has changed, and returns the messages: answers after all others, as etcd's do, which wait for the disk. */
  ready(happenings: Happenings): Flight[] {
    const happening = at(happenings, this.#id);
    const [lead, state, term, vote, commit] = this.#facts();
    if (lead !== this.#reported[0] || state !== this.#reported[1]) Object.assign(happening, { lead, state });
    if ([term, vote, commit].join() !== this.#reported.slice(2).join()) Object.assign(happening, { term: Number(term), vote, commit: Number(commit) });
    if (this.#firstWritten < Infinity) happening.entries.push(...this.server.log.slice(this.#firstWritten).map(describeEntry));
    happening.committed.push(...this.#applied.map(describeEntry));
    const isAnswer = ({ message, heartbeat }: Flight) => message.type.endsWith("Response") && !heartbeat;
    const messages = [...this.#outbox.filter((flight) => !isAnswer(flight)), ...this.#outbox.filter(isAnswer)];
    happening.sent.push(...messages.map(inEtcdsTerms));
    this.#reported = this.#facts();
    this.storedIndex = this.server.log.lastIndex;
    this.#applied.length = 0;
    this.#firstWritten = Infinity;
    this.#outbox = [];
    return messages;
  }

  /** Leader, role, term, vote and commit index, as a Ready names them. */
  #facts(): string[] {
    const { leaderId, hardState: { currentTerm, votedFor }, commitIndex } = this.server;
    return [leaderId ?? "0", stateName(this.server), String(currentTerm), votedFor ?? "0", String(commitIndex)];
  }

  #capabilities(index: number): Capabilities {
    const disk = new Map<string, Json>(index === 0 ? [] : [
      ["log", { index, term: 1 }],
      ["snapshot", { lastIncludedIndex: index, lastIncludedTerm: 1, data: null }],
    ]);
    const forbidden = () => { throw new Error("the reference waits for nothing"); };
    return {
      name: this.#id,
      clock: { now: () => 0, sleep: forbidden, setTimer: forbidden },
      timers: { set: () => {}, cancel: () => false },
      random: { next: () => 0, int: (min) => min, pick: ([first]) => first as never },
      net: {
        send: (to, json) => {
          const message = json as RaftMessage;
          const heartbeat = this.#heartbeat !== undefined && message.type === this.#heartbeat;
          this.#outbox.push({ from: this.#id, to, message, heartbeat });
        },
        receive: forbidden,
      },
      disk: {
        read: (key) => disk.get(key),
        write: (key, value) => {
          disk.set(key, value);
          if (key.startsWith("log/")) this.#firstWritten = Math.min(this.#firstWritten, (value as Entry).index);
        },
        delete: (key) => { disk.delete(key); },
        keys: () => [...disk.keys()].sort(),
        sync: () => {},
      },
      log: { info: () => {}, warn: () => {}, state: () => {} },
    };
  }
}
