/**
 * What randomness is worth: how long five Raft servers take to elect a leader, and how often the first election has no winner, when their
 * timeouts are drawn from a wider or narrower range. The lesson raft-election quotes it. `npm run bench -- raft-timeouts`
 */
import { statusOf } from "@/labs/raft-election/play";
import { spawnServer } from "@/labs/raft-election/server";
import { Raft } from "@/labs/raft-election/solution/raft";
import { Simulation } from "@/lib/sim";
import { printTable, quantile, type Row } from "./table";

const starts = 2_000;
const patience = 60_000;
const servers = ["n1", "n2", "n3", "n4", "n5"];
const config = { servers, electionTimeout: 1000, heartbeatInterval: 100 };

/** Virtual ms until somebody leads, and the term in which. */
function elect(seed: number, range: number): { ms: number; term: number } {
  const sim = new Simulation({ seed, trace: { limit: 0 }, network: { delay: { kind: "uniform", min: 10, max: 40 } } });
  for (const name of servers) {
    spawnServer(sim, name, (capabilities) => {
      const { random } = capabilities;
      return new Raft({ ...capabilities, random: { ...random, int: () => Math.floor(random.next() * range) } }, config);
    }, { config });
  }
  const leader = () => servers.map((name) => statusOf(sim, name)).find((status) => status?.role === "leader");
  sim.runSync({ until: () => leader() !== undefined || sim.now > patience });
  return { ms: sim.now, term: leader()?.currentTerm ?? Infinity };
}

const rows: Row[] = [];
for (const range of [1000, 200, 100, 50, 10]) {
  const elections = Array.from({ length: starts }, (_, i) => elect(i + 1, range));
  const times = elections.map(({ ms }) => ms);
  const split = elections.filter(({ term }) => term > 1).length / starts;
  rows.push({
    what: `timeouts from 1000 ms to ${1000 + range} ms, messages of 10 to 40 ms, ${starts} starts`,
    figure: `first election without a winner ${(split * 100).toFixed(1)} %; until a leader: median ${quantile(times, 0.5).toFixed(0)} ms, p99 ${quantile(times, 0.99).toFixed(0)} ms`,
  });
}
printTable(rows);
