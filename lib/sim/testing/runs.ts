import { generateFaults, Simulation } from "../index";
import { chat, gossip } from "./programs";

const names = ["a", "b", "c"];
const network = { delay: { kind: "uniform", min: 1, max: 10 }, loss: 0.1, duplicate: 0.1, reorder: 0.2 } as const;

/** A run with a bit of everything, without promises. */
export function runSynchronous(seed: number): Simulation {
  const sim = new Simulation({ seed, network });
  gossip(sim, names);
  sim.inject(generateFaults({ seed, processes: names, horizon: 500, count: 5 }));
  sim.runSync({ until: 600 });
  return sim;
}

/** The same with promises. */
export async function runAsynchronous(seed: number, drain: () => Promise<void>): Promise<Simulation> {
  const sim = new Simulation({ seed, network, drain });
  chat(sim, names);
  sim.inject(generateFaults({ seed, processes: names, horizon: 500, count: 5 }));
  await sim.run({ until: 600 });
  return sim;
}
