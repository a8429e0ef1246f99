import type { Text } from "@/lib/grader/text";
import type { Client, ProcessHandle, Simulation } from "@/lib/sim";
import type { Json, RaftConfig, RaftMessage, RaftServer, RaftStatus } from "@reconcile/api";
import { spawnServer } from "../server";
import { studentServer, type Context } from "./student";

/** etcd's defaults, in ms. */
export const electionTimeout = 1000;
export const heartbeatInterval = 100;

export const neverAtRest: Text = {
  en: "The servers never come to rest: they set timers, or send messages, without end. Between two elections, or two heartbeats, there is nothing to do.",
  zh: "服务器停不下来：一直在设置定时器或者发送消息。两次选举之间、两次心跳之间，本来无事可做。",
};

/** What came back, as it reads well in a failure. */
export type Answer = { readonly term: number; readonly voteGranted: boolean } | { readonly term: number; readonly success: boolean } | "no answer";

/** A message that the server sent, and when. */
export interface Sent {
  readonly at: number;
  readonly to: string;
  readonly message: RaftMessage;
}

/**
 * One server of the student's, n1, in a cluster whose other servers are played by the test: it says what they say and reads what they
 * are sent. A message takes 1 ms.
 */
export class Scene {
  readonly sim: Simulation;
  readonly servers: readonly string[];
  readonly sent: Sent[] = [];
  readonly #t: Context;
  readonly #server: ProcessHandle<RaftServer>;
  readonly #others = new Map<string, Client>();
  #crashAfter: RaftMessage["type"] | undefined;

  constructor(t: Context, { servers = 3, log = [] as readonly number[], seed = t.seed } = {}) {
    this.#t = t;
    this.sim = t.sim({ seed });
    this.servers = Array.from({ length: servers }, (_, i) => `n${i + 1}`);
    const config: RaftConfig = { servers: this.servers, electionTimeout, heartbeatInterval };
    const make = studentServer(t);
    this.#server = spawnServer(this.sim, "n1", make, { config, log, sent: (to, message) => this.#heard(to, message) });
    for (const name of this.servers.slice(1)) {
      this.#others.set(name, this.sim.client(name));
      this.sim.state(name, { played: true });
    }
  }

  get status(): RaftStatus {
    const { component } = this.#server;
    if (component === undefined) throw new Error("n1 is down");
    return component.status();
  }

  /** Lets time pass. A server that never comes to rest fails the test. */
  async advance(ms: number): Promise<void> {
    await this.until(this.sim.now + ms);
  }

  async until(until: number | (() => boolean)): Promise<void> {
    const outcome = await this.sim.run({ until, maxEvents: 5_000 });
    if (outcome.kind === "limit") this.#t.fail(neverAtRest);
  }

  /** Lets time pass, in which n1 must start no election; stops, and fails the test, at the moment at which it does. */
  async advanceWithoutCampaign(ms: number, what: Text): Promise<void> {
    const before = this.campaigns().length;
    const end = this.sim.now + ms;
    this.sim.at(end, () => {});
    await this.until(() => this.sim.now >= end || this.campaigns().length > before);
    this.#t.expect(this.campaigns().slice(before).map(({ at, term }) => `${at} ms: an election in term ${term}`), what).toEqual([]);
  }

  /** Runs until n1 has started its next election (at most three election timeouts long); fails the test if it does not. */
  async untilCampaign(): Promise<{ readonly at: number; readonly term: number }> {
    const before = this.campaigns().length;
    const limit = this.sim.now + 3 * electionTimeout;
    this.sim.at(limit, () => {});
    await this.until(() => this.campaigns().length > before || this.sim.now >= limit);
    const campaign = this.campaigns()[before];
    if (campaign) return campaign;
    return this.#t.fail({
      en: "n1 hears of no leader for three election timeouts, and starts no election: no RequestVote left it.",
      zh: "n1 在三个选举超时的时间里没有听到任何 Leader 的消息，却没有发起选举：它没有发出 RequestVote。",
    });
  }

  /** n1's elections so far: when the first RequestVote of each term left. */
  campaigns(): { at: number; term: number }[] {
    const found: { at: number; term: number }[] = [];
    for (const { at, message } of this.sent) {
      if (message.type === "RequestVote" && found.every(({ term }) => term !== message.term)) found.push({ at, term: message.term });
    }
    return found;
  }

  /** Another server sends n1 a message; what n1 answers it with. */
  async say(from: string, message: RaftMessage): Promise<Answer> {
    const client = this.#others.get(from) as Client;
    client.take();
    client.send("n1", message);
    await this.advance(2);
    for (const { message: json } of client.take()) {
      const answer = json as RaftMessage;
      if (answer.type === "RequestVoteResponse" && message.type === "RequestVote") return { term: answer.term, voteGranted: answer.voteGranted };
      if (answer.type === "AppendEntriesResponse" && message.type === "AppendEntries") return { term: answer.term, success: answer.success };
    }
    return "no answer";
  }

  /** A candidate asks n1 for its vote. `log`: index and term of its last entry. */
  requestVote(candidateId: string, term: number, log: { index: number; term: number } = { index: 0, term: 0 }): Promise<Answer> {
    return this.say(candidateId, { type: "RequestVote", term, candidateId, lastLogIndex: log.index, lastLogTerm: log.term });
  }

  heartbeat(leaderId: string, term: number): Promise<Answer> {
    return this.say(leaderId, { type: "AppendEntries", term, leaderId, prevLogIndex: 0, prevLogTerm: 0, entries: [], leaderCommit: 0 });
  }

  /** A server answers n1's request for its vote. */
  async answerVote(from: string, term: number, voteGranted: boolean): Promise<void> {
    await this.say(from, { type: "RequestVoteResponse", term, voteGranted });
  }

  /** Makes n1 the leader of its next term, which is returned. */
  async elect(): Promise<number> {
    const { term } = await this.untilCampaign();
    for (const name of this.servers.slice(1)) await this.answerVote(name, term, true);
    this.expectRole("leader", {
      en: `n1 got the votes of all servers in term ${term}. Its role`,
      zh: `n1 在任期 ${term} 得到了所有服务器的选票，它的角色`,
    });
    return term;
  }

  crash(): void {
    this.#server.crash();
  }

  /** n1 crashes and starts again, with nothing but its disk. */
  async restart(): Promise<void> {
    this.#server.crash();
    await this.advance(10);
    this.#server.restart();
  }

  /** n1 will crash at the moment when its next message of this type has left, whatever it still meant to do then. */
  crashAfterSending(type: RaftMessage["type"]): void {
    this.#crashAfter = type;
  }

  expectRole(role: RaftStatus["role"], what: Text): void {
    this.#t.expect(this.status.role, what).toBe(role);
  }

  #heard(to: string, json: Json): void {
    const message = json as RaftMessage;
    this.sent.push({ at: this.sim.now, to, message });
    if (message.type !== this.#crashAfter) return;
    this.#crashAfter = undefined;
    this.sim.note("n1 crashes as the message leaves");
    this.#server.crash();
  }
}
