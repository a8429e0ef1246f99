import { Raft } from "@/labs/raft-election/solution/raft";
import { generateFaults, type Simulation } from "@/lib/sim";

// The reference of the lab on leader election, as a program to measure the kernel with.

export const servers = ["n1", "n2", "n3", "n4", "n5"];
export const network = { delay: { kind: "uniform", min: 1, max: 10 }, loss: 0.01 } as const;
const config = { servers, electionTimeout: 1_000, heartbeatInterval: 100 };

export function spawnRaft(sim: Simulation): Map<string, Raft> {
  const running = new Map<string, Raft>();
  for (const name of servers) {
    sim.spawn(name, (cap) => {
      const server = new Raft(cap, config);
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
