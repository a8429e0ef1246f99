import { History, checkLinearizable, formatCounterexample, keyValue, type KeyValueInput, type ProcessHandle, type Simulation } from "@/lib/sim";
import type { Text } from "@/lib/grader/text";
import type { Entry, ReplicationConfig } from "@reconcile/api";
import { serverState } from "../observe";
import type { Server } from "../solution/server";
import { Entries } from "../starter/entries";
import { WatchedMachine, type Agreed } from "./applied";
import { KeyValueClient } from "./client";
import type { Context, Modules } from "./student";
import { Watch } from "./watch";

/** Times in ms, a fifth of etcd's, so that an election does not take long. Snapshots are off unless a test asks for them. */
export const defaults = { electionTimeout: 200, heartbeatInterval: 40, maxEntries: 4, maxInflight: 8, snapshotCount: 1_000_000, catchUpEntries: 3 } satisfies Omit<ReplicationConfig, "servers">;

/** The modules a cluster is made of: the student's, or the reference's. */
export type Parts = Pick<Modules, "server" | "kv">;

/** Servers that all run the student's code, clients, and the rules that must never be broken. */
export class Cluster {
  readonly sim: Simulation;
  readonly servers: readonly ProcessHandle<Server>[];
  readonly history: History<KeyValueInput, string>;
  readonly watch: Watch;
  /** The first rule that was broken. */
  problem: Text | undefined;
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
    this.watch = new Watch({ agreed, report });
    const config = { servers: names, ...defaults, ...options };
    this.servers = names.map((name) => sim.spawn(name, (capabilities) => {
      const { disk } = capabilities;
      if (before !== undefined && disk.keys().length === 0) {
        new Entries(disk).append(before.log);
        disk.write("hardState", { currentTerm: before.term, votedFor: null });
        disk.sync();
      }
      return new parts.server.Server(capabilities, config, new WatchedMachine(new parts.kv.KeyValue(), {
        name, agreed, report: machines ? report : () => {},
      }));
    }, { observe: serverState }));
  }

  /** Spawns clients that begin operations until `stopAt`. */
  clients(count: number, { stopAt, pause = 40, keys = ["x", "y"] }: { stopAt: number; pause?: number; keys?: readonly string[] }): void {
    for (let i = 1; i <= count; i++) {
      this.sim.spawn(`client-${i}`, (capabilities) => new KeyValueClient(capabilities, {
        servers: this.names, history: this.history, keys, patience: 150, pause, stopAt,
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
    this.sim.runSync({ until: done });
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
    const result = checkLinearizable(keyValue, this.history.operations(), { maxSteps: 200_000 });
    return result.kind === "violation" ? formatCounterexample(keyValue, result.counterexample) : undefined;
  }
}
