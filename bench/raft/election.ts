import { play, schedulePlan, type Ambush } from "@/labs/raft-election/play";
import type { MakeServer } from "@/labs/raft-election/server";
import type { Raft } from "@/labs/raft-election/solution/raft";
import type { Program, ScheduleTest } from "./program";

function test(name: string, count: number, plan: Parameters<typeof schedulePlan>[0], ambush?: Ambush): ScheduleTest {
  return {
    name, count, plan: schedulePlan(plan),
    play: async (schedule, sim, modules) => {
      const Server = modules["Raft"] as typeof Raft;
      const make: MakeServer = (capabilities, config) => new Server(capabilities, config);
      const foul = await play(schedule, sim, make, ambush);
      return foul && `${foul.rule.en}: ${foul.actual}`;
    },
  };
}

/** The searches of labs/raft-election (behaviours/clusters.ts, hidden.ts). */
export const election: Program = {
  lab: "raft-election",
  entries: ["raft.ts"],
  tests: [
    test("cluster.schedules", 12, { servers: 5, faults: 20 }, { chance: 0.1, down: 20 }),
    test("hidden.five", 20, { servers: 5, faults: 16 }),
    test("hidden.network", 24, { servers: 4, faults: 12, kinds: ["network", "partition"] }),
    test("hidden.crashes", 20, { servers: 3, faults: 6 }, { chance: 0.4, down: 20 }),
  ],
};
