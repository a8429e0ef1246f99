import { Simulation, type Trace } from "@/lib/sim";
import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import type { Pod, ResourceEventHandler } from "@reconcile/api";
import { expired } from "./behaviours/api-server";
import { Scene, type Subject, type World } from "./behaviours/scene";
import { Storage } from "./behaviours/storage";
import { observeInformer } from "./observe";
import { Informer } from "./solution/informer";

/** A handler that takes so long for each call, in ms. */
export function handlerOf(world: World, ms: number): ResourceEventHandler<Pod> {
  const work = () => (ms === 0 ? undefined : world.clock.sleep(ms));
  return { onAdd: work, onUpdate: work, onDelete: work };
}

const pods = ["web", "db", "api", "log"];

/**
 * Runs an API server and an informer with a reader's actions, and returns the trace. The queue is looked at every 250 ms, so that something can be seen
 * in it. A deed is done to the next pod in turn for which it makes sense.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function runScenario(make: (world: World, beforePop: () => Promise<void>) => Subject, actions: readonly ScenarioAction[], until: number, settled: () => Promise<void>): Promise<Trace> {
  const sim = new Simulation({ seed: 7, drain: settled, network: { delay: 20 } });
  const storage = new Storage();
  storage.create("web", { node: "n1" });
  storage.create("db", { node: "n2" });
  /** The reader holds the queue: nothing is popped until it is let go. */
  let held = false;
  const scene = new Scene(sim, (world) => {
    const informer: Subject = make(world, async () => {
      do await world.clock.sleep(250); while (held || observeInformer(informer).queue?.length === 0);
    });
    return informer;
  }, { storage });
  let turn = 0;
  const next = (there: boolean): string | undefined => {
    const fitting = pods.filter((name) => storage.has(name) === there);
    return fitting[turn++ % Math.max(1, fitting.length)];
  };
  const deeds: Readonly<Record<string, () => void>> = {
    create: () => { const name = next(false); if (name !== undefined) storage.create(name, { node: `n${1 + (turn % 2)}` }); },
    update: () => { const name = next(true); if (name !== undefined) storage.update(name, { node: `n${1 + (turn % 2)}` }); },
    delete: () => { const name = next(true); if (name !== undefined) storage.delete(name); },
    disconnect: () => scene.serverProcess.component?.disconnect(),
    expire: () => scene.serverProcess.component?.fail(expired),
    compact: () => storage.compact(),
    hold: () => { held = !held; },
  };
  schedule(sim, Scene.processes, actions, ({ id }) => scene.act(id, deeds[id] ?? (() => {})));
  try {
    await sim.run({ until });
  } catch (error) {
    sim.note(error instanceof Error ? error.message : String(error));
  }
  return sim.trace();
}

/** The lesson's informer: a quick handler and one that takes 600 ms. */
export function runInformer(actions: readonly ScenarioAction[], until: number, settled: () => Promise<void>): Promise<Trace> {
  return runScenario((world, beforePop) => {
    const informer = new Informer<Pod>({ ...world, beforePop, indexers: { node: ({ spec }) => (spec?.nodeName === undefined ? [] : [spec.nodeName]) } });
    informer.addEventHandler(handlerOf(world, 0));
    informer.addEventHandler(handlerOf(world, 600));
    return informer;
  }, actions, until, settled);
}

const deed = (at: number, id: string): ScenarioAction => ({ at, kind: "custom", id });

/** What happens in the lesson's stories. */
export const figureActions = {
  start: [deed(2_000, "create"), deed(3_000, "update")],
  burst: [deed(2_000, "hold"), deed(2_100, "update"), deed(2_200, "delete"), deed(2_300, "create"), deed(2_400, "update"), deed(2_500, "update"), deed(4_000, "hold")],
  missed: [
    { at: 2_000, kind: "cut", group: ["informer"] }, deed(2_500, "delete"), deed(3_000, "update"), deed(3_500, "compact"), { at: 4_000, kind: "heal" },
  ],
  crash: [{ at: 2_000, kind: "crash", process: "apiserver" }, deed(3_000, "create"), { at: 5_000, kind: "restart", process: "apiserver" }],
} satisfies Record<string, readonly ScenarioAction[]>;
