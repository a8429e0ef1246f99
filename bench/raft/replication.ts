import { hiddenOrdeals, visibleOrdeals } from "@/labs/raft-log/behaviours/ordeals";
import { planOf, play, type Ordeal } from "@/labs/raft-log/behaviours/schedules";
import type * as kv from "@/labs/raft-log/solution/kv";
import type * as server from "@/labs/raft-log/solution/server";
import type { Program, ScheduleTest } from "./program";

function test(name: string, ordeal: Ordeal): ScheduleTest {
  const { count, processes, until, network, faults } = planOf(ordeal);
  return {
    name, count, plan: { processes, until, faults: faults ?? { horizon: until, count: 0 }, ...(network === undefined ? {} : { network }) },
    play: async (schedule, sim, modules) => {
      const parts = modules as unknown as typeof kv & typeof server;
      return play(schedule, sim, () => ({ server: parts, kv: parts }), ordeal)?.what.en;
    },
  };
}

/** The searches of labs/raft-log. */
export const replication: Program = {
  lab: "raft-log",
  entries: ["server.ts", "kv.ts"],
  tests: Object.entries({ ...visibleOrdeals, ...hiddenOrdeals }).map(([name, ordeal]) => test(name, ordeal)),
};
