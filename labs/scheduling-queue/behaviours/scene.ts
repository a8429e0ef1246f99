import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { PrioritySort } from "@/labs/scheduler/plugins/priority_sort";
import type { Text } from "@/lib/grader/text";
import type { ProcessHandle, Simulation } from "@/lib/sim";
import { ActionType, type ClusterEvent, type EnqueueExtensions, type Pod, type PodSpec, type PreEnqueuePlugin, type QueuedPodInfo, type QueueingHintFn, type SchedulingQueue, type SchedulingQueueConfig } from "@reconcile/api";
import { queueState } from "../observe";
import type { Context } from "./student";

export const nodeAdd: ClusterEvent = { resource: "Node", actionType: ActionType.Add };
export const podDelete: ClusterEvent = { resource: "AssignedPod", actionType: ActionType.Delete };
export const volumeAdd: ClusterEvent = { resource: "PersistentVolume", actionType: ActionType.Add };

/** A pod; its uid is its name unless another is given. */
export function pod(name: string, priority = 0, { uid = name, spec = {}, ...more }: { uid?: string; spec?: Partial<PodSpec>; status?: Pod["status"]; labels?: { [key: string]: string } } = {}): Pod {
  return {
    metadata: { name, namespace: "default", uid, ...(more.labels === undefined ? {} : { labels: more.labels }) },
    spec: { containers: [], priority, ...spec },
    ...(more.status === undefined ? {} : { status: more.status }),
  };
}

export function plugin(name: string, event: ClusterEvent, queueingHintFn?: QueueingHintFn): EnqueueExtensions {
  return { name, eventsToRegister: () => [{ event, ...(queueingHintFn === undefined ? {} : { queueingHintFn }) }] };
}

/** What plugins there are unless a test says otherwise: Fit waits for nodes and for pods that go, Volumes for volumes. */
export const fit: EnqueueExtensions = { name: "Fit", eventsToRegister: () => [{ event: { resource: "Node", actionType: ActionType.Add } }, { event: { resource: "AssignedPod", actionType: ActionType.Delete } }] };
export const volumes = plugin("Volumes", volumeAdd);

/** SchedulingGates: a pod with gates does not enter the queue. */
export const gates: PreEnqueuePlugin & EnqueueExtensions = {
  name: "SchedulingGates",
  preEnqueue: ({ spec }) => ((spec?.schedulingGates ?? []).length === 0 ? undefined : { code: "UnschedulableAndUnresolvable", reasons: ["waiting for scheduling gates"] }),
  eventsToRegister: () => [{ event: { resource: "TargetPod", actionType: ActionType.UpdatePodSchedulingGatesEliminated } }],
};

/** The order of the active queue, and how pods are read: both are given. */
export const given = {
  less: (a: QueuedPodInfo, b: QueuedPodInfo) => new PrioritySort().less(a, b),
  newPodInfo: (one: Pod) => new ParsedPodInfo(one),
};

/** A student's queue as a process of a simulation. */
export class Scene {
  readonly sim: Simulation;
  readonly queue: SchedulingQueue;
  readonly #host: Pick<ProcessHandle, "observe">;
  #pending: { got?: { readonly info: QueuedPodInfo | undefined } } | undefined;

  constructor(t: Context, { run = true, seed = t.seed, ...config }: Partial<SchedulingQueueConfig> & { run?: boolean; seed?: number } = {}) {
    this.sim = t.sim({ seed });
    const host = this.sim.spawn("queue", ({ clock }) => ({
      start() {},
      queue: new t.student.priority_queue.PriorityQueue({ clock, ...given, popFromBackoffQ: false, enqueueExtensions: [fit, volumes], ...config }),
    }), { observe: ({ queue }) => queueState(queue) });
    this.queue = host.component!.queue;
    this.#host = host;
    if (run) this.act("run()", () => this.queue.run());
  }

  /** Does something to the queue, under a name that the trace shows. */
  act<T>(what: string, action: () => T): T {
    this.sim.note(what);
    const result = action();
    this.#host.observe();
    return result;
  }

  add(...pods: readonly Pod[]): void {
    for (const one of pods) this.act(`add ${one.metadata?.name ?? ""}`, () => this.queue.add(one));
  }

  /** Lets so many ms pass. */
  async pass(ms: number): Promise<void> {
    await this.sim.advance(ms);
    this.#host.observe();
  }

  /** What `pop` gives at this moment, without time passing; undefined if it waits. A `pop` that waits is asked again the next time. */
  async poll(): Promise<{ readonly info: QueuedPodInfo | undefined } | undefined> {
    const pending = (this.#pending ??= this.#ask());
    await this.pass(0);
    if (pending.got !== undefined) this.#pending = undefined;
    return pending.got;
  }

  /** The pod that `pop` gives at this moment. */
  async pop(): Promise<QueuedPodInfo | undefined> {
    return (await this.poll())?.info;
  }

  #ask(): { got?: { readonly info: QueuedPodInfo | undefined } } {
    const asked: { got?: { readonly info: QueuedPodInfo | undefined } } = {};
    this.act("pop()", () => this.queue.pop()).then((info) => {
      asked.got = { info };
      this.sim.note(`pop() gave ${info === undefined ? "nothing: closed" : nameOf(info)}`);
    }, (error: unknown) => this.sim.reportUnhandled(error));
    return asked;
  }

  /** The name of what `pop` gives at this moment, "waiting", or "undefined", which says that the queue is closed. */
  async popName(): Promise<string> {
    const got = await this.poll();
    if (got === undefined) return "waiting";
    return got.info === undefined ? "undefined" : nameOf(got.info);
  }

  /** Pops a pod that has to be there. */
  async take(t: Context, name: string): Promise<QueuedPodInfo> {
    const info = await this.pop();
    if (info === undefined || nameOf(info) !== name) {
      t.fail({ en: `pop() should give ${name} at ${this.sim.now} ms`, zh: `在 ${this.sim.now} ms，pop() 应当给出 ${name}` }, { expected: name, actual: info === undefined ? "waiting" : nameOf(info) });
    }
    return info;
  }

  /** Gives a pod back: plugins have refused it; without any, an error happened. */
  refuse(info: QueuedPodInfo, ...plugins: readonly string[]): void {
    for (const name of plugins) info.unschedulablePlugins.add(name);
    this.act(`${nameOf(info)} is back: ${plugins.length === 0 ? "an error" : plugins.join(", ")}`, () => this.queue.addUnschedulableIfNotPresent(info));
  }

  /** Tries a pod, and refuses it. */
  async tryInVain(t: Context, name: string, ...plugins: readonly string[]): Promise<QueuedPodInfo> {
    const info = await this.take(t, name);
    this.refuse(info, ...plugins);
    return info;
  }

  event(event: ClusterEvent, newObj?: object, oldObj?: object, preCheck?: (one: Pod) => boolean): void {
    this.act(`event: ${event.resource} ${event.actionType}`, () => this.queue.moveAllToActiveOrBackoffQueue(event, oldObj, newObj, preCheck));
  }

  /** Where each pod lies. */
  get places(): Record<string, string> {
    const places: Record<string, string> = {};
    const note = (where: string, list: readonly QueuedPodInfo[]) => {
      for (const info of list) places[nameOf(info)] = nameOf(info) in places ? `${places[nameOf(info)] ?? ""} and ${where}` : where;
    };
    note("activeQ", this.queue.podsInActiveQ());
    note("backoffQ", this.queue.podsInBackoffQ());
    note("unschedulablePods", this.queue.unschedulablePods());
    return places;
  }
}

export function nameOf({ podInfo: { pod: one } }: QueuedPodInfo): string {
  return one.metadata?.name ?? "";
}

/** Says where pods lie. */
export function places(en: string, zh: string): Text {
  return { en: `${en} Where each pod lies`, zh: `${zh} 各个 Pod 所在的位置` };
}
