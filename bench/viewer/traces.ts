import { generateFaults, Simulation, type Trace } from "../../lib/sim";

const names = ["n1", "n2", "n3", "n4", "n5"];

/** Five processes that gossip a counter over a bad network, with faults, until so many events have happened. */
export function gossip(events: number): Trace {
  const sim = new Simulation({ seed: 7, network: { delay: { kind: "uniform", min: 2, max: 30 }, loss: 0.02 }, trace: { limit: events } });
  for (const name of names) {
    sim.spawn(name, ({ timers, net, random }) => {
      let count = 0;
      const seen: Record<string, number> = {};
      return {
        onStart: () => timers.set("gossip", random.int(5, 40)),
        onTimer: () => {
          timers.set("gossip", random.int(20, 60));
          count++;
          net.send(random.pick(names.filter((other) => other !== name)), { type: "gossip", count });
        },
        onMessage: (from: string, message: unknown) => { seen[from] = (message as { count: number }).count; },
        status: () => ({ count, ...seen }),
      };
    }, { observe: (component) => component.status() });
  }
  const horizon = events * 3;
  sim.inject(generateFaults({ seed: 3, processes: names, horizon, count: Math.ceil(events / 400) }));
  sim.runSync({ until: () => sim.events >= events });
  return sim.trace();
}
