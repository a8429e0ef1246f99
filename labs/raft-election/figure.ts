import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import { Simulation, type Trace } from "@/lib/sim";
import { spawnServer } from "./server";
import { Raft } from "./solution/raft";

export const figureServers: readonly string[] = ["n1", "n2", "n3", "n4", "n5"];

/** Chosen so that four of the five servers time out within 20 ms of each other, and none of them wins. */
const splitSeed = 139;

/** What happens to the cluster in each of the figure's stories; the reader goes on from there. Times in ms. */
export const figureActions = {
  /** Nothing: one server times out first, and is elected. */
  first: [],
  /** The other seed: a split vote, and the next try. */
  split: [{ at: 0, kind: "custom", id: "split" }],
  /** The leader, n2, crashes, and comes back when there is another. */
  crash: [{ at: 2500, kind: "crash", process: "n2" }, { at: 6000, kind: "restart", process: "n2" }],
  /** The leader is cut off together with n1: a minority of two, a majority of three. */
  partition: [{ at: 2500, kind: "cut", group: ["n1", "n2"] }, { at: 7000, kind: "heal" }],
  /** A follower is cut off alone, and comes back with a term that nobody has elected it in. */
  rejoin: [{ at: 2500, kind: "cut", group: ["n1"] }, { at: 8000, kind: "heal" }],
} satisfies Readonly<Record<string, readonly ScenarioAction[]>>;

/** Runs five servers of the lab's reference, with etcd's default times and messages that take 10 to 40 ms. */
export function runElection(actions: readonly ScenarioAction[], until: number): Trace {
  const seed = actions.some((action) => action.kind === "custom" && action.id === "split") ? splitSeed : 1;
  const sim = new Simulation({ seed, network: { delay: { kind: "uniform", min: 10, max: 40 } } });
  const config = { servers: figureServers, electionTimeout: 1000, heartbeatInterval: 100 };
  for (const name of figureServers) spawnServer(sim, name, (capabilities) => new Raft(capabilities, config), { config });
  schedule(sim, figureServers, actions);
  sim.runSync({ until });
  return sim.trace();
}
