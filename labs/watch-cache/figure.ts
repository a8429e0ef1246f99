import { Simulation, type Trace } from "@/lib/sim";
import { schedule, type ScenarioAction } from "@/lib/sim/scenario";
import { isResourceExpired, StatusError, type Capabilities, type Json, type Pod, type Watch } from "@reconcile/api";
import { keyOf, pod, prefix, show, told } from "./behaviours/pods";
import { Scene, type Subject, type Tenant } from "./behaviours/scene";
import { Cacher } from "./solution/cacher";

/** A client of the figure: it lists once, and then watches from where it was, whatever happens. The reader sends it away and calls it back. */
class FigureClient implements Tenant {
  away = false;
  readonly #pause: number;
  #version = "";
  #doing = "starts";
  #pods = new Map<string, Pod>();
  #watch: Watch<Pod> | undefined;

  /** @param pause how long it takes for an event, in ms */
  constructor(pause: number) {
    this.#pause = pause;
  }

  show(): Json {
    return { version: this.#version, doing: this.away ? "away" : this.#doing, pods: [...this.#pods.values()].map(show).sort() };
  }

  toggle(): void {
    this.away = !this.away;
    if (this.away) this.#watch?.stop();
  }

  async run(cacher: Subject, { clock }: Capabilities): Promise<void> {
    for (;;) {
      if (!this.away) await this.#round(cacher, clock);
      await clock.sleep(250);
    }
  }

  async #round(cacher: Subject, clock: Capabilities["clock"]): Promise<void> {
    try {
      if (this.#version === "") {
        const list = await cacher.getList(prefix, {});
        this.#pods = new Map(list.items.map((one) => [keyOf(one.metadata?.name ?? ""), one]));
        this.#version = list.metadata?.resourceVersion ?? "";
        this.#doing = `list as of ${this.#version}`;
      }
      this.#watch = await cacher.watch(prefix, { resourceVersion: this.#version, allowWatchBookmarks: true });
      for (let event = await this.#watch.next(); event !== undefined; event = await this.#watch.next()) {
        if (event.type === "ERROR") throw new StatusError(event.object);
        this.#doing = told(event);
        this.#version = event.object.metadata?.resourceVersion ?? "";
        const key = keyOf(event.object.metadata?.name ?? "");
        if (event.type === "DELETED") this.#pods.delete(key);
        else if (event.type !== "BOOKMARK") this.#pods.set(key, event.object);
        if (this.#pause > 0) await clock.sleep(this.#pause);
      }
      this.#doing = "the watch has ended";
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#doing = `${error.status.code ?? ""} ${error.message}`;
      if (isResourceExpired(error)) this.#version = "";
    }
  }
}

const names = ["web", "db", "api"];

/**
 * Runs an etcd, an API server with the reference's cacher, and two clients, a quick one and one that takes 400 ms for an event. The window holds
 * six events, so that it can be seen to slide.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function runWatchCache(actions: readonly ScenarioAction[], until: number, settled: () => Promise<void>): Promise<Trace> {
  const sim = new Simulation({ seed: 7, drain: settled, network: { delay: 20 } });
  const clients = { "client 1": new FigureClient(0), "client 2": new FigureClient(400) };
  const scene = new Scene(sim, (storage, config) => new Cacher<Pod>(storage, config), { tenants: clients, config: { lowerBoundCapacity: 6, upperBoundCapacity: 6, chanSize: 3 } });
  let turn = 0;
  const write = (): Promise<unknown> => {
    const name = names[turn++ % names.length] as string;
    const change = String(turn);
    const changed = pod(name, undefined, { annotations: { change } });
    return scene.storage.create(keyOf(name), changed).catch(() => scene.storage.guaranteedUpdate(keyOf(name), () => changed));
  };
  const deeds: Readonly<Record<string, () => void>> = {
    write: () => void write().catch(() => undefined),
    delete: () => void scene.storage.delete(keyOf(names[turn++ % names.length] as string)).catch(() => undefined),
    compact: () => void scene.storage.getList(prefix, {}).then(({ metadata }) => scene.connection.compact(Number(metadata?.resourceVersion))).catch(() => undefined),
    "client 1": () => clients["client 1"].toggle(),
    "client 2": () => clients["client 2"].toggle(),
  };
  for (const at of [100, 150, 200]) sim.at(at, () => deeds.write?.());
  schedule(sim, Scene.processes, actions, ({ id }) => {
    deeds[id]?.();
    scene.apiserver.observe();
  });
  try {
    await sim.run({ until });
  } catch (error) {
    sim.note(error instanceof Error ? error.message : String(error));
  }
  return sim.trace();
}

const deed = (at: number, id: string): ScenarioAction => ({ at, kind: "custom", id });
const writes = (from: number, count: number, every: number): ScenarioAction[] => Array.from({ length: count }, (_, i) => deed(from + i * every, "write"));

/** What happens in the lesson's stories. */
export const figureActions = {
  slides: [...writes(2_000, 8, 500)],
  back: [deed(2_000, "client 1"), ...writes(2_300, 3, 300), deed(4_000, "client 1")],
  late: [deed(2_000, "client 1"), ...writes(2_300, 8, 300), deed(6_000, "client 1")],
  slow: [...writes(2_000, 9, 60)],
  etcd: [{ at: 2_000, kind: "cut", group: ["apiserver"] }, ...writes(2_300, 3, 300), deed(3_600, "compact"), { at: 4_500, kind: "heal" }],
} satisfies Record<string, readonly ScenarioAction[]>;
