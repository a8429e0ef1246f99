import type { Schedule, Simulation } from "@/lib/sim";
import { Client, before } from "./client";
import { studentCacher } from "./lists";
import { keyOf, pod, prefix, show } from "./pods";
import { Scene } from "./scene";
import type { Builder, Context } from "./student";

const names = ["a", "b", "c", "d"];
/** When faults and writes end, and when everything must have settled, in ms. */
const horizon = 8_000;
const until = 24_000;

/** Writes, crashes, cuts and compactions at random times: clients lose nothing, hear nothing twice, and know in the end what etcd has. */
export function faultScenario(t: Context, count: number): Promise<void> {
  return t.schedules({ count, processes: Scene.processes, until, faults: { horizon, count: 3, maxDown: 1, kinds: ["crash", "pause", "partition", "network"] } }, (schedule, sim) => run(t, schedule, sim));
}

async function run(t: Context, schedule: Schedule, sim: Simulation): Promise<void> {
  const clients = { quick: new Client(0), slow: new Client(400) };
  const scene = new Scene(sim, studentCacher(t), { tenants: clients, config: { lowerBoundCapacity: 8, upperBoundCapacity: 16, chanSize: 4 } });
  for (let at = 100; at < horizon; at += sim.random.int(20, 500)) sim.at(at, () => void write(scene, sim));
  sim.invariant("clients lose nothing and hear nothing twice", () => clients.quick.problem ?? clients.slow.problem);
  sim.inject(schedule.faults);
  // Not until `schedule.until`: a run that was shortened below this has not settled, and says nothing.
  await sim.run({ until });
  const stored = await sim.drive(() => scene.storage.getList(prefix, {}));
  for (const [name, client] of Object.entries(clients)) {
    t.expect([...client.pods.values()].map(show).sort(), {
      en: `Long after the last write and the last fault: the pods that the ${name} client knows, compared with etcd`, zh: `最后一次写入和最后一次故障过去很久之后：${name} 客户端所知的 Pod，与 etcd 比较`,
    }).toEqual(stored.items.map(show).sort());
  }
}

/** One change, past the cache. It may fail, or be carried out although it seems to have failed. */
async function write({ storage, connection }: Pick<Scene, "storage" | "connection">, sim: Simulation): Promise<void> {
  const key = keyOf(sim.random.pick(names));
  const what = sim.random.int(0, 19);
  try {
    const current = await storage.get(key).catch(() => undefined);
    if (what === 19) await connection.compact(Number((await storage.getList(prefix, {})).metadata?.resourceVersion));
    else if (current === undefined) await storage.create(key, pod(key.slice(key.lastIndexOf("/") + 1), undefined, { annotations: { [before]: "0" } }));
    else if (what < 4) await storage.delete(key);
    else await storage.guaranteedUpdate(key, (now) => ({ ...now, metadata: { ...now.metadata, annotations: { [before]: now.metadata?.resourceVersion ?? "" } } }));
  } catch {
    // The next write comes soon.
  }
}

export function faultTests(lab: Builder): void {
  lab.test("faults.schedules", { en: "Whatever fails, clients lose nothing and hear nothing twice", zh: "无论出什么故障，客户端不丢事件，也不会收到两次" }, (t) => faultScenario(t, 2));
}
