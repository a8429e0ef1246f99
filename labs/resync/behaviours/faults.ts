import type { Pod } from "@reconcile/api";
import { Recorder } from "@/labs/informer/behaviours/handler";
import { faultScenario, type FaultSetting, type Watched } from "@/labs/informer/behaviours/faults";
import type { World } from "@/labs/informer/behaviours/scene";
import type { Builder, Context } from "./student";

/** An informer of three handlers, of which two resync. */
function make(t: Context): (world: World) => Watched {
  return (world) => {
    const informer = new t.student.shared_informer.SharedInformer<Pod>({ ...world, resyncPeriod: 2_000, beforePop: () => world.clock.sleep(world.random.int(0, 60)) });
    const recorders = [new Recorder(), new Recorder(() => world.clock.sleep(world.random.int(0, 300))), new Recorder()];
    for (const [i, period] of [2_000, 3_500, 0].entries()) informer.addEventHandlerWithResyncPeriod(recorders[i]!, period);
    return { informer, recorders };
  };
}

export function resyncFaults(t: Context, setting: FaultSetting): Promise<void> {
  return faultScenario(t, make(t), setting);
}

export function faultTests(lab: Builder): void {
  lab.test("faults.schedules", { en: "Whatever fails, resyncs never show anything but what the server has", zh: "无论出什么故障，resync 都不会带来服务端没有的东西" }, (t) => resyncFaults(t, { count: 2, faults: 4, compacts: true }));
}
