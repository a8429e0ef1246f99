import { handlerOf, runScenario } from "@/labs/informer/figure";
import type { Trace } from "@/lib/sim";
import type { ScenarioAction } from "@/lib/sim/scenario";
import type { Pod } from "@reconcile/api";
import { SharedInformer } from "./solution/shared_informer";

/** The lesson's shared informer: handlers that want a resync every 2 s, every 5 s and never; the last one takes 400 ms a call. */
export function runResync(actions: readonly ScenarioAction[], until: number, settled: () => Promise<void>): Promise<Trace> {
  return runScenario((world, beforePop) => {
    const informer = new SharedInformer<Pod>({ ...world, beforePop, resyncPeriod: 5_000 });
    informer.addEventHandlerWithResyncPeriod(handlerOf(world, 400), 2_000);
    informer.addEventHandlerWithResyncPeriod(handlerOf(world, 400), 5_000);
    informer.addEventHandlerWithResyncPeriod(handlerOf(world, 400), 0);
    return informer;
  }, actions, until, settled);
}

const deed = (at: number, id: string): ScenarioAction => ({ at, kind: "custom", id });

/** What happens in the lesson's stories. */
export const figureActions = {
  calm: [],
  newer: [deed(1_700, "hold"), deed(1_800, "update"), deed(2_900, "hold")],
  cut: [{ at: 1_000, kind: "crash", process: "apiserver" }, { at: 9_000, kind: "restart", process: "apiserver" }],
} satisfies Record<string, readonly ScenarioAction[]>;
