import { History, checkLinearizable, formatCounterexample, keyValue, type KeyValueInput, type ProcessHandle, type Simulation } from "@/lib/sim";
import type { Text } from "@/lib/grader/text";
import type { Capabilities, Entry, Json, ReplicationConfig } from "@reconcile/api";
import { serverState } from "../observe";
import type { Server } from "../solution/server";
import { Entries } from "../starter/entries";
import { WatchedMachine, type Agreed } from "./applied";
import { KeyValueClient } from "./client";
import type { Context, Modules } from "./student";
import { Watch } from "./watch";

/** Twenty times what the reference needs in a schedule. */
const mostEvents = 50_000;

const restless: Text = {
  en: `The servers never come to rest: after ${mostEvents} events they still send each other messages. A leader sends what is new, and what was lost; does it answer an answer that brought nothing new?`,
  zh: `这些服务器一直停不下来：已经发生了 ${mostEvents} 个事件，它们还在互相发消息。Leader 只发新的内容，以及丢失的内容：收到一个没有带来任何进展的响应之后，它是不是又发了一条？`,
};

/** Times in ms, a fifth of etcd's, so that an election does not take long. Snapshots are off unless a test asks for them. */
export const defaults = { electionTimeout: 200, heartbeatInterval: 40, maxEntries: 4, maxInflight: 8, snapshotCount: 1_000_000, catchUpEntries: 3 } satisfies Omit<ReplicationConfig, "servers">;

/** The modules a server is made of, the student's or the reference's: asked for at the beginning of each life, which may have them to itself. */
export type Parts = () => Pick<Modules, "server" | "kv">;

/** Trouble that finds the weak moment, where faults at random moments seldom do. Chance comes from the simulation, so a schedule plays the same again. */
export interface Ambush {
  /**
   * The chance that a server crashes in the middle of its work, just after it has sent an acknowledgement, an answer to a client, or the
   * news of a commit.
   */
  readonly crash: number;
  /** The chance that a new leader is cut off at once, alone or with one other server: what it has appended reaches nobody else. */
  readonly coup: number;
  /** At most so long between two moments, in ms, at which the leader is cut off. */
  readonly isolate: number;
}

/** Servers that all run the student's code, clients, and the rules that must never be broken. */
export class Cluster {
  readonly sim: Simulation;
  readonly servers: readonly ProcessHandle<Server>[];
  readonly history: History<KeyValueInput, string>;
  readonly watch: Watch;
  /** The first rule that was broken. */
  problem: Text | undefined;
  private traps: Ambush = { crash: 0, coup: 0, isolate: 0 };
  private isCut = false;
  private readonly names: readonly string[];

  /**
   * @param start `before`: what is on each server's disk when it starts for the first time; `machines`: whether rules of using the state machine
   * count too
   */
  constructor(
    sim: Simulation, parts: Parts, names: readonly string[], options: Partial<ReplicationConfig> = {},
    { before, machines = true }: { readonly before?: { readonly term: number; readonly log: readonly Entry[] }; readonly machines?: boolean } = {},
  ) {
    this.sim = sim;
    this.names = names;
    this.history = new History(sim.clock);
    const agreed: Agreed = new Map();
    const report = (problem: Text) => { this.problem ??= problem; };
    this.watch = new Watch({ agreed, report, elected: () => {
      if (this.traps.coup > 0 && sim.random.next() < this.traps.coup) this.cutOffLeader();
    } });
    const config = { servers: names, ...defaults, ...options };
    this.servers = names.map((name) => sim.spawn(name, (capabilities) => {
      const { disk } = capabilities;
      if (before !== undefined && disk.keys().length === 0) {
        new Entries(disk).append(before.log);
        disk.write("hardState", { currentTerm: before.term, votedFor: null });
        disk.sync();
      }
      const trapped = { ...capabilities, net: { ...capabilities.net, send: (to: string, message: Json) => this.send(capabilities, to, message) } };
      const { server, kv } = parts();
      return new server.Server(trapped, config, new WatchedMachine(new kv.KeyValue(), {
        name, agreed, report: machines ? report : () => {},
      }));
    }, { observe: serverState }));
  }

  /** Sets traps until `stopAt`. */
  ambush(ambush: Ambush, stopAt: number): void {
    const { sim } = this;
    this.traps = ambush;
    sim.at(stopAt, () => { this.traps = { crash: 0, coup: 0, isolate: 0 }; });
    const again = () => {
      const at = sim.now + sim.random.int(20, ambush.isolate);
      if (at >= stopAt) return;
      sim.at(at, () => {
        this.cutOffLeader();
        again();
      });
    };
    again();
  }

  private send({ name, net }: Capabilities, to: string, message: Json): void {
    net.send(to, message);
    const { type, leaderCommit } = message as { readonly type: string; readonly leaderCommit?: number };
    const news = type === "AppendEntries" && leaderCommit === this.watch.lastCommitted + 1;
    const promise = news || type === "AppendEntriesResponse" || type === "InstallSnapshotResponse" || type === "ClientResponse";
    if (this.traps.crash === 0 || !promise) return;
    // At most one at a time: with more, nothing would ever be committed.
    if (this.running.length < this.names.length || this.sim.random.next() >= this.traps.crash) return;
    const process = this.sim.process(name);
    process.crash();
    this.sim.at(this.sim.now + this.sim.random.int(5, 100), () => process.restart());
  }

  private cutOffLeader(): void {
    const { random } = this.sim;
    const leader = this.leader()?.name;
    if (leader === undefined || this.isCut) return;
    const companion = random.next() < 0.5 ? random.pick(this.names) : leader;
    const heal = this.sim.partition([...new Set([leader, companion])], this.names.filter((name) => name !== leader && name !== companion));
    this.isCut = true;
    this.sim.at(this.sim.now + random.int(40, 150), () => {
      this.isCut = false;
      heal();
    });
  }

  /** Whether all servers are up and have applied the same, which is something, and no client waits for an answer. */
  get settled(): boolean {
    const last = this.watch.lastCommitted;
    return last > 0 && this.leader() !== undefined && this.servers.every(({ component }) => component?.lastApplied === last && component.log.lastIndex === last)
      && this.waiting === 0;
  }

  /** Operations that were never answered. */
  get waiting(): number {
    return this.history.operations().filter(({ end }) => end === undefined).length;
  }

  /** Spawns clients that begin operations until `stopAt`. */
  clients(count: number, { stopAt, pause, patience }: { stopAt: number; pause: number; patience: number }): void {
    for (let i = 1; i <= count; i++) {
      this.sim.spawn(`client-${i}`, (capabilities) => new KeyValueClient(capabilities, {
        servers: this.names, history: this.history, keys: ["x", "y"], patience, pause, stopAt,
      }));
    }
  }

  /** Those that are running. */
  get running(): Server[] {
    return this.servers.flatMap(({ component }) => (component === undefined ? [] : [component]));
  }

  /** Runs until a time, or until a rule is broken, whichever comes first. */
  runUntil(time: number): void {
    this.run(() => this.sim.now >= time, time);
  }

  /** Runs until the goal is reached, at most until `time`; returns whether it was. Ends early if a rule is broken. */
  run(goal: () => boolean, time: number): boolean {
    let reached = false;
    const up: (Server | undefined)[] = [];
    const done = () => {
      for (let i = 0; i < this.servers.length; i++) up[i] = this.servers[i]?.component;
      this.watch.look(up);
      reached = goal();
      return reached || this.problem !== undefined || this.sim.now >= time;
    };
    // A moment at which nothing happens by itself: time must not run past it.
    if (time > this.sim.now) this.sim.at(time, () => {});
    const outcome = this.sim.runSync({ until: done, maxEvents: mostEvents });
    if (outcome.kind === "limit") this.problem ??= restless;
    return reached;
  }

  /** The server that leads in the latest term, if one does. */
  leader(): Server | undefined {
    return this.running.filter(({ role }) => role === "leader").sort((a, b) => b.hardState.currentTerm - a.hardState.currentTerm)[0];
  }

  /** Fails the test if a rule was broken; the trace ends with what broke it. */
  expectRules(t: Context): void {
    if (this.problem === undefined) return;
    this.sim.note(this.problem.en);
    t.fail(this.problem);
  }

  /** Why the clients' history cannot be explained by one store that does one operation after the other, if it cannot. */
  contradiction(): string | undefined {
    const result = checkLinearizable(keyValue, this.history.operations(), { maxSteps: 50_000 });
    return result.kind === "violation" ? formatCounterexample(keyValue, result.counterexample) : undefined;
  }
}
