import type { Client, Json, ProcessHandle, Simulation } from "@/lib/sim";
import type { Text } from "@/lib/grader/text";
import type {
  AppendEntries, AppendEntriesResponse, ClientResponse, Entry, InstallSnapshot, KeyValueCommand, RaftMessage, ReplicationConfig, Snapshot,
} from "@reconcile/api";
import { serverState } from "../observe";
import type { Server } from "../solution/server";
import { Entries } from "../starter/entries";
import { WatchedMachine, type Agreed } from "./applied";
import type { Context } from "./student";

/** The entry at `index`: a put of its own index. */
export function entry(index: number, term: number): Entry {
  const command: KeyValueCommand = { client: "client-0", sequence: index, operation: { op: "put", key: "x", value: String(index) } };
  return { index, term, command };
}

/** Entries of these terms, the first at `from`. */
export function entries(terms: readonly number[], from = 1): Entry[] {
  return terms.map((term, i) => entry(from + i, term));
}

/** A log as its terms, which read well side by side. */
export function termsOf(log: readonly Entry[]): number[] {
  return log.map(({ term }) => term);
}

export interface LoneOptions extends Partial<ReplicationConfig> {
  /** The terms of the entries in its log, from `compacted` + 1 on. */
  readonly log?: readonly number[];
  /** Entries up to this one, of term 1, are gone from the log. */
  readonly compacted?: number;
  readonly term?: number;
  readonly snapshot?: Snapshot;
  /** Names of the other servers; two unless told otherwise. */
  readonly others?: readonly string[];
}

/** Elections and heartbeats only when a test asks for them. */
const never = 1_000_000_000;

/** One real server, `n1`, and a test that speaks for all others. Every message arrives after one millisecond. */
export class Lone {
  readonly sim: Simulation;
  readonly handle: ProcessHandle<Server>;
  readonly others: ReadonlyMap<string, Client>;
  readonly client: Client;
  /** Crashes the server in the middle of its work, just after it has sent a message of this kind. */
  crashAfter: ((message: RaftMessage | ClientResponse) => boolean) | undefined;
  /** The first rule that the server broke towards its state machine. */
  problem: Text | undefined;
  readonly #t: Context;
  /** What was sent last, and how often in a row. */
  #last = { text: "", times: 0 };

  constructor(t: Context, options: LoneOptions = {}) {
    const { log = [], compacted = 0, term = 1, snapshot, others = ["n2", "n3"], ...config } = options;
    this.#t = t;
    this.sim = t.sim();
    const agreed: Agreed = new Map();
    const replication: ReplicationConfig = {
      servers: ["n1", ...others], electionTimeout: never / 4, heartbeatInterval: never / 4, maxEntries: 100, maxInflight: 100,
      snapshotCount: never, catchUpEntries: 0, ...config,
    };
    this.handle = this.sim.spawn("n1", (capabilities) => {
      const { disk, net } = capabilities;
      if (disk.keys().length === 0) {
        const before = new Entries(disk);
        before.restore(compacted, compacted === 0 ? 0 : 1);
        before.append(entries(log, compacted + 1));
        disk.write("hardState", { currentTerm: term, votedFor: null });
        if (snapshot !== undefined) disk.write("snapshot", snapshot);
        disk.sync();
      }
      const send = (to: string, message: Json) => {
        this.#count(to, message as RaftMessage | ClientResponse);
        net.send(to, message);
        if (this.crashAfter?.(message as RaftMessage | ClientResponse) !== true) return;
        this.crashAfter = undefined;
        this.sim.note("n1 crashes at this very moment");
        this.handle.crash();
      };
      // Each life has the modules to itself: what a crash leaves is the disk.
      const { server, kv } = t.afresh();
      const machine = new WatchedMachine(new kv.KeyValue(), { name: "n1", agreed, report: (problem) => { this.problem ??= problem; } });
      return new server.Server({ ...capabilities, net: { ...net, send } }, replication, machine);
    }, { observe: serverState });
    this.others = new Map(others.map((name) => [name, this.sim.client(name)]));
    this.client = this.sim.client("client");
  }

  /** Fails the test if the server sends one follower the same thing over and over, at one moment: a loop that has no end. */
  #count(to: string, message: RaftMessage | ClientResponse): void {
    const text = message.type === "AppendEntries" ? `${this.sim.now} ${to} ${message.prevLogIndex} ${message.entries.length}` : "";
    this.#last = { text, times: text !== "" && text === this.#last.text ? this.#last.times + 1 : 0 };
    if (this.#last.times < 30) return;
    this.#t.fail({
      en: `n1 sends ${to} the same AppendEntries over and over, and never comes to an end. A loop that sends as long as there is something to send ends only if sendAppend calls progress.sent(…) after each message, which moves nextIndex on, and returns false when there is nothing to send.`,
      zh: `n1 没完没了地给 ${to} 发送同一条 AppendEntries。“还有内容就继续发送”的循环要能结束，sendAppend 就得在每次发送之后调用 progress.sent(…)（它会推进 nextIndex），并在没有内容可发时返回 false。`,
    }, { actual: message });
  }

  /** The server of this life. */
  get server(): Server {
    return this.handle.component ?? this.#t.fail({ en: "n1 is down.", zh: "n1 已经停机。" });
  }

  /** Its log as terms, from the first entry that is there. */
  get terms(): number[] {
    return termsOf(this.server.log.slice(1));
  }

  other(name: string): Client {
    return this.others.get(name) as Client;
  }

  /** Lets messages arrive, and their answers. */
  settle(): void {
    this.sim.advanceSync(3);
  }

  /** Fails the test if the server used its state machine wrongly so far. */
  expectRules(): void {
    if (this.problem === undefined) return;
    this.sim.note(this.problem.en);
    this.#t.fail(this.problem);
  }

  /** Says something in the name of another server; returns what came back to it, in order. */
  tell(from: string, message: RaftMessage): RaftMessage[] {
    this.other(from).take();
    this.other(from).send("n1", message);
    this.settle();
    return this.heard(from);
  }

  /** What has arrived at another server since it was last asked. */
  heard(name: string): RaftMessage[] {
    return this.other(name).take().map(({ message }) => message as RaftMessage);
  }

  /** An AppendEntries of n2, which leads in `term`. */
  append(message: Partial<AppendEntries> & { readonly entries?: readonly Entry[] }): AppendEntriesResponse {
    const [answer] = this.tell("n2", {
      type: "AppendEntries", term: 2, leaderId: "n2", prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0, ...message,
    });
    if (answer?.type !== "AppendEntriesResponse") {
      return this.#t.fail({ en: "n1 did not answer an AppendEntries.", zh: "n1 没有回复 AppendEntries。" }, { actual: answer });
    }
    return answer;
  }

  /** An InstallSnapshot of n2, which leads in term 2. */
  install(message: Partial<InstallSnapshot>): RaftMessage | undefined {
    return this.tell("n2", { type: "InstallSnapshot", term: 2, leaderId: "n2", lastIncludedIndex: 0, lastIncludedTerm: 0, data: null, ...message })[0];
  }

  /** Makes it the leader of the next term, with the vote of n2. What it sends then waits at the others. */
  lead(): number {
    this.server.campaign();
    const term = this.server.hardState.currentTerm;
    this.settle();
    for (const name of this.others.keys()) this.heard(name);
    this.other("n2").send("n1", { type: "RequestVoteResponse", term, voteGranted: true });
    // A cluster of five needs one vote more.
    if (this.others.size > 2) this.other("n3").send("n1", { type: "RequestVoteResponse", term, voteGranted: true });
    this.settle();
    return term;
  }

  /** An answer of another server to the leader n1: so far it has what the leader has. */
  acknowledge(from: string, matchIndex: number): RaftMessage[] {
    return this.tell(from, { type: "AppendEntriesResponse", term: this.server.hardState.currentTerm, success: true, matchIndex });
  }

  /** The client asks for an operation; the answer, if there is one, is in its inbox. */
  ask(sequence: number, value = String(sequence)): void {
    this.client.send("n1", { type: "ClientRequest", sequence, operation: { op: "append", key: "x", value } });
    this.settle();
  }

  /** What the client was told since it was last asked. */
  answers(): ClientResponse[] {
    return this.client.take().map(({ message }) => message as ClientResponse);
  }

  restart(): void {
    this.handle.restart();
    this.settle();
  }
}

/** The AppendEntries among messages, as short texts: `after 3: 4,4`, what comes before the entries and their terms. */
export function appends(messages: readonly RaftMessage[]): string[] {
  return messages.flatMap((message) => (message.type === "AppendEntries"
    ? [`after ${message.prevLogIndex} of term ${message.prevLogTerm}: ${message.entries.length === 0 ? "nothing" : termsOf(message.entries).join(", ")}`] : []));
}
