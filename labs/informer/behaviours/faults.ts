import type { TestContext } from "@/lib/grader/harness/api";
import type { Schedule, Simulation } from "@/lib/sim";
import type { Pod, SharedInformer } from "@reconcile/api";
import { Recorder } from "./handler";
import { showAll } from "./pods";
import { Scene, type Subject, type World } from "./scene";
import type { Builder, Context } from "./student";

const names = ["a", "b", "c", "d"];
/** When faults and writes end, and when everything must have settled, in ms. A back-off that begins before the horizon lasts half a minute at most. */
const horizon = 15_000;
const until = 80_000;

export interface FaultSetting {
  readonly count: number;
  readonly faults: number;
  /** The server forgets its history now and then. */
  readonly compacts: boolean;
}

/** One life of an informer, with the handlers that it was given. */
export interface Watched {
  readonly informer: SharedInformer<Pod>;
  readonly recorders: readonly Recorder[];
}

/** Writes, crashes, cuts, lost messages and compactions at random times; afterwards store and handlers must show what the server has. */
export function faultScenario(t: TestContext<unknown>, make: (world: World) => Watched, { count, faults, compacts }: FaultSetting): Promise<void> {
  return t.schedules({ count, processes: Scene.processes, until, faults: { horizon, count: faults } }, (schedule, sim) => run(t, make, schedule, sim, compacts));
}

async function run(t: TestContext<unknown>, make: (world: World) => Watched, schedule: Schedule, sim: Simulation, compacts: boolean): Promise<void> {
  let recorders: readonly Recorder[] = [];
  // Each life of the client begins with nothing, and so do its handlers.
  const scene = new Scene(sim, (world) => {
    const watched = make(world);
    recorders = watched.recorders;
    return watched.informer;
  });
  const { storage } = scene;
  for (let at = 0; at < horizon; at += sim.random.int(50, 1_200)) sim.at(at, () => write(scene, sim, compacts));
  sim.invariant("handlers hear what can be", () => recorders.find(({ problem }) => problem !== undefined)?.problem);
  sim.inject(schedule.faults);
  // Not until `schedule.until`: a run that was shortened below this has not settled, and says nothing.
  await sim.run({ until });

  const expected = showAll(storage.pods());
  t.expect(showAll(scene.subject.getIndexer().list()), {
    en: "Long after the last write and the last fault: what the store has, compared with the server", zh: "最后一次写入和最后一次故障过去很久之后：存储的内容与服务端比较",
  }).toEqual(expected);
  for (const [i, recorder] of recorders.entries()) {
    t.expect(showAll([...recorder.pods.values()]), {
      en: `and what there must be by all that handler ${i + 1} heard`, zh: `按处理函数 ${i + 1} 得到的全部通知，应当存在的对象`,
    }).toEqual(expected);
  }
}

function write({ storage, serverProcess }: Pick<Scene<Subject>, "storage" | "serverProcess">, sim: Simulation, compacts: boolean): void {
  const name = sim.random.pick(names);
  const what = sim.random.int(0, 9);
  if (!storage.has(name)) storage.create(name);
  else if (what < 5) storage.update(name);
  else storage.delete(name);
  if (compacts && what === 9) storage.compact();
  if (what === 8) serverProcess.component?.disconnect();
  if (what === 7) serverProcess.component?.bookmark();
  serverProcess.observe();
}

/** An informer of two handlers, a quick one and a slow one. */
function plain(t: Context): (world: World) => Watched {
  return (world) => {
    const informer = new t.student.informer.Informer<Pod>({ ...world, beforePop: () => world.clock.sleep(world.random.int(0, 60)) });
    const recorders = [new Recorder(), new Recorder(() => world.clock.sleep(world.random.int(0, 400)))];
    for (const recorder of recorders) informer.addEventHandler(recorder);
    return { informer, recorders };
  };
}

export function informerFaults(t: Context, setting: FaultSetting): Promise<void> {
  return faultScenario(t, plain(t), setting);
}

export function faultTests(lab: Builder): void {
  lab.test("faults.quiet", { en: "Without faults: the store follows whatever is written", zh: "没有故障时：无论写入什么，存储都能跟上" }, (t) => informerFaults(t, { count: 1, faults: 0, compacts: false }));
  lab.test("faults.schedules", { en: "Whatever fails, in the end the store is what the server has", zh: "无论出什么故障，最终存储与服务端一致" }, (t) => informerFaults(t, { count: 3, faults: 4, compacts: true }));
}
