import { Simulation, type Trace } from "@/lib/sim";
import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import type { Pod } from "@reconcile/api";
import { pod } from "./behaviours/scene";
import { SmallScheduler } from "./behaviours/small-scheduler";
import * as failureHandler from "./solution/failure_handler";
import * as priorityQueue from "./solution/priority_queue";
import * as schedulerCache from "./solution/scheduler_cache";

/** How long a scheduling cycle takes here, in ms, so that a pod in flight can be seen. */
const thinks = 300;

const asking = (name: string, cpu: string, priority = 0): Pod => pod(name, priority, { spec: { containers: [{ name: "c", resources: { requests: { cpu } } }] } });

/**
 * Runs the reference's queue and cache in a small scheduler with a reader's actions, and returns the trace. One node of 1 CPU is there from the beginning.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function runQueue(actions: readonly ScenarioAction[], until: number, settled: () => Promise<void>): Promise<Trace> {
  const sim = new Simulation({ seed: 7, drain: settled });
  let failures = 0;
  const scheduler = new SmallScheduler({ sim: () => sim, seed: 7, student: { failure_handler: failureHandler, priority_queue: priorityQueue, scheduler_cache: schedulerCache } }, () => (failures-- > 0 ? "error" : "bound"), { thinks });
  scheduler.addNode("n1", "1");
  let [pods, nodes] = [0, 1];
  const deeds: Readonly<Record<string, () => void>> = {
    small: () => scheduler.create(asking(`s${++pods}`, "400m")),
    big: () => scheduler.create(asking(`b${++pods}`, "2")),
    important: () => scheduler.create(asking(`!${++pods}`, "400m", 100)),
    node: () => scheduler.addNode(`n${++nodes}`, "2"),
    fail: () => { failures = 1; },
    delete: () => {
      const [running] = [...scheduler.pods.values()].filter(({ spec }) => spec?.nodeName);
      scheduler.delete(running?.metadata?.name ?? "");
    },
  };
  schedule(sim, ["scheduler"], actions, ({ id }) => deeds[id]?.());
  await sim.run({ until });
  return sim.trace();
}

const deed = (at: number, id: string): ScenarioAction => ({ at, kind: "custom", id });

/** What happens in the lesson's stories. */
export const figureActions = {
  order: [deed(100, "small"), deed(200, "small"), deed(250, "important")],
  event: [deed(100, "big"), deed(3_000, "small"), deed(6_000, "node")],
  inFlight: [deed(1_000, "big"), deed(1_200, "node")],
  binding: [deed(100, "fail"), deed(200, "small")],
} satisfies Record<string, readonly ScenarioAction[]>;
