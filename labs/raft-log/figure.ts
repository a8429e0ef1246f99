import { Simulation, type Client, type Trace } from "@/lib/sim";
import { schedule, type CustomAction, type ScenarioAction } from "@/lib/sim/scenario";
import type { ClientRequest } from "@reconcile/api";
import { figureEight, moments } from "./figure-eight";
import { serverState } from "./observe";
import { KeyValue } from "./solution/kv";
import { Server } from "./solution/server";
import { Entries } from "./starter/entries";

export const figureServers: readonly string[] = ["n1", "n2", "n3", "n4", "n5"];

/** One millisecond of the story of figure 8 is so many in the figure. */
const scale = 20;

/** A write at a server, or at the leader of the latest term. */
const write = (at: number, process?: string): ScenarioAction => ({ at, kind: "custom", id: "write", ...(process === undefined ? {} : { process }) });

/** What happens to the cluster in each of the figure's stories; the reader goes on from there. Times in ms. */
export const figureActions = {
  /** The leader, n2, is asked to write, three times. */
  replicate: [write(2000, "n2"), write(2200, "n2"), write(2230, "n2")],
  /** n2 is cut off together with n1, and goes on taking writes; the others elect a leader and write too; then the cut heals. */
  repair: [
    write(2000, "n2"), { at: 2500, kind: "cut", group: ["n1", "n2"] }, write(2600, "n2"), write(2700, "n2"), write(2800, "n2"),
    write(5000), write(5200), { at: 6000, kind: "heal" },
  ],
  /** A snapshot is taken while n5 is down: the entries that it would need are gone. */
  snapshot: [
    { at: 0, kind: "custom", id: "snapshots" }, { at: 1900, kind: "crash", process: "n5" },
    ...Array.from({ length: 9 }, (_, i) => write(2000 + 150 * i, "n2")), { at: 4000, kind: "restart", process: "n5" },
  ],
  /** The paper's figure 8; nobody times out in it. */
  figureEight: [{ at: 0, kind: "custom", id: "figure-8" }],
} satisfies Readonly<Record<string, readonly ScenarioAction[]>>;

/** Moments of the story of figure 8, in ms of the figure. */
export const figureEightMoments = { begin: (moments.first - 5) * scale, counted: moments.counted * scale, end: moments.end * scale };

/**
 * Runs five servers of the lab's reference, with etcd's default times and messages that take 10 to 40 ms. `write` asks a server to write a number
 * that was not written before. `snapshots` and `figure-8` choose another beginning.
 */
export function runReplication(actions: readonly ScenarioAction[], until: number): Trace {
  const chosen = (id: string) => actions.some((action) => action.kind === "custom" && action.id === id);
  const eight = chosen("figure-8");
  const sim = new Simulation({ seed: 1, network: { delay: eight ? scale : { kind: "uniform", min: 10, max: 40 } } });
  const config = {
    servers: figureServers, electionTimeout: eight ? 1_000_000 : 1000, heartbeatInterval: eight ? 1_000_000 : 100, maxEntries: eight ? 1 : 4, maxInflight: 16,
    snapshotCount: chosen("snapshots") ? 6 : 1_000_000, catchUpEntries: 2,
  };
  const servers = new Map(figureServers.map((name) => [name, sim.spawn(name, (capabilities) => {
    if (eight && capabilities.disk.keys().length === 0) beginWithOneEntry(new Entries(capabilities.disk), capabilities.disk);
    return new Server(capabilities, config, new KeyValue());
  }, { observe: serverState })]));
  const client = sim.client("client");
  const written = { count: 0 };
  const leader = () => [...servers.values()].flatMap(({ component }) => (component?.role === "leader" ? [component] : []))
    .sort((a, b) => b.hardState.currentTerm - a.hardState.currentTerm)[0]?.name;
  schedule(sim, figureServers, actions, (action) => act(action, action.process ?? leader(), client, written));
  if (eight) figureEight(sim, (name) => servers.get(name)?.component, scale);
  sim.runSync({ until });
  return sim.trace();
}

function beginWithOneEntry(log: Entries, disk: { write(key: string, value: { currentTerm: number; votedFor: null }): void }): void {
  log.append([{ index: 1, term: 1, command: null }]);
  disk.write("hardState", { currentTerm: 1, votedFor: null });
  log.sync();
}

function act({ id }: CustomAction, process: string | undefined, client: Client, written: { count: number }): void {
  if (id !== "write" || process === undefined) return;
  written.count += 1;
  const request: ClientRequest = { type: "ClientRequest", sequence: written.count, operation: { op: "put", key: "x", value: String(written.count) } };
  client.send(process, request);
}
