import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { node } from "@/labs/scheduler/behaviours/manifests";
import type { ProcessHandle, Simulation } from "@/lib/sim";
import { ActionType, type Capabilities, type Json, type Pod, type QueuedPodInfo, type SchedulerCache, type SchedulingQueue } from "@reconcile/api";
import { queueState } from "../observe";
import { fit, given } from "./scene";
import type { Context } from "./student";

/** How a binding goes. */
export type Binding = "bound" | "refused" | "error";

/** Where the modules come from: a test, or a figure. */
type Bench = Pick<Context, "sim" | "seed"> & { readonly student: Pick<Context["student"], "priority_queue" | "scheduler_cache" | "failure_handler"> };

interface World {
  readonly capabilities: Capabilities;
  readonly queue: SchedulingQueue;
  readonly cache: SchedulerCache;
}

/**
 * A scheduler as small as can be, around the student's queue, cache and handlers: a pod goes to the first node with enough CPU. Its informer tells it what
 * became of a binding 50 ms later.
 */
export class SmallScheduler {
  readonly sim: Simulation;
  readonly queue: SchedulingQueue;
  readonly cache: SchedulerCache;
  readonly snapshot = new Snapshot();
  /** The pods as the API server has them. */
  readonly pods = new Map<string, Pod>();
  /** What happened, one line each. */
  readonly log: string[] = [];
  readonly #host: ProcessHandle<{ readonly world: World }>;
  readonly #t: Bench;
  readonly #bind: (pod: Pod, nodeName: string) => Binding;
  readonly #thinks: number;

  /** `thinks`: how long a scheduling cycle takes, in ms. */
  constructor(t: Bench, bind: (pod: Pod, nodeName: string) => Binding = () => "bound", { seed = t.seed, thinks = 0 }: { seed?: number; thinks?: number } = {}) {
    this.#t = t;
    this.#bind = bind;
    this.#thinks = thinks;
    this.sim = t.sim({ seed });
    const cache = new t.student.scheduler_cache.Cache(this.snapshot, given.newPodInfo);
    this.#host = this.sim.spawn("scheduler", (capabilities) => {
      const queue = new t.student.priority_queue.PriorityQueue({ clock: capabilities.clock, ...given, popFromBackoffQ: false, enqueueExtensions: [fit] });
      const world = { capabilities, queue, cache };
      return { world, start: () => this.#run(world) };
    }, { observe: ({ world: { queue } }): Json => ({ ...(queueState(queue) as object), nodes: this.nodes }) });
    ({ queue: this.queue, cache: this.cache } = this.#host.component!.world);
    this.act("run()", () => this.queue.run());
  }

  act<T>(what: string, action: () => T): T {
    this.sim.note(what);
    const result = action();
    this.#host.observe();
    return result;
  }

  /** mCPU in use, by node. */
  get nodes(): Record<string, number> {
    return Object.fromEntries(this.snapshot.list().map(({ name, requested }) => [name, requested.milliCPU]));
  }

  addNode(name: string, cpu: string): void {
    this.act(`node ${name}`, () => {
      this.cache.addNode(node(name, { cpu }));
      this.queue.moveAllToActiveOrBackoffQueue({ resource: "Node", actionType: ActionType.Add }, undefined, node(name, { cpu }));
    });
  }

  create(pod: Pod): void {
    this.pods.set(pod.metadata?.name ?? "", pod);
    this.act(`create ${pod.metadata?.name ?? ""}`, () => this.queue.add(pod));
  }

  /** The pod is gone: as the informer's handlers tell it. */
  delete(name: string): void {
    const pod = this.pods.get(name);
    if (pod === undefined) return;
    this.pods.delete(name);
    this.act(`delete ${name}`, () => {
      if (!pod.spec?.nodeName) { this.queue.delete(pod); return; }
      this.cache.removePod(pod);
      this.queue.moveAllToActiveOrBackoffQueue({ resource: "AssignedPod", actionType: ActionType.Delete }, pod, undefined);
    });
  }

  async pass(ms: number): Promise<void> {
    await this.sim.advance(ms);
    this.#host.observe();
  }

  async #run(world: World): Promise<void> {
    for (;;) {
      const info = await world.queue.pop();
      if (info === undefined) return;
      const { pod } = info.podInfo;
      this.#host.observe();
      if (this.#thinks > 0) await world.capabilities.clock.sleep(this.#thinks);
      const chosen = this.snapshot.list().find(({ allocatable, requested }) => allocatable.milliCPU - requested.milliCPU >= info.podInfo.requests.milliCPU);
      if (chosen === undefined) {
        this.log.push(`${this.sim.now} ms: no room for ${pod.metadata?.name ?? ""}`);
        this.#t.student.failure_handler.handleSchedulingFailure(this.#context(world), info, { unschedulablePlugins: new Set(["Fit"]), pendingPlugins: new Set() });
        this.#host.observe();
        continue;
      }
      const assumed = { ...pod, spec: { containers: [], ...pod.spec, nodeName: chosen.name } };
      world.cache.assumePod(assumed);
      this.#host.observe();
      void this.#bindingCycle(world, info, assumed, chosen.name);
    }
  }

  async #bindingCycle(world: World, info: QueuedPodInfo, assumed: Pod, nodeName: string): Promise<void> {
    await world.capabilities.clock.sleep(200);
    const name = assumed.metadata?.name ?? "";
    const outcome = this.pods.has(name) ? this.#bind(assumed, nodeName) : "error";
    this.log.push(`${this.sim.now} ms: ${name} → ${nodeName}: ${outcome}`);
    if (outcome === "bound") {
      this.pods.set(name, assumed);
      world.cache.finishBinding(assumed);
      world.queue.done(assumed.metadata?.uid ?? "");
      this.#host.observe();
      await world.capabilities.clock.sleep(50);
      if (this.pods.get(name) === assumed) world.cache.addPod(assumed);
      else world.cache.removePod(assumed);
      return;
    }
    const refusal = outcome === "refused" ? { unschedulablePlugins: new Set(["Fit"]), pendingPlugins: new Set<string>() } : undefined;
    this.#t.student.failure_handler.handleBindingCycleFailure(this.#context(world), info, assumed, refusal);
    this.#host.observe();
  }

  #context({ queue, cache }: World) {
    return { queue, cache, newPodInfo: given.newPodInfo, getPod: (pod: Pod) => this.pods.get(pod.metadata?.name ?? "") };
  }
}
