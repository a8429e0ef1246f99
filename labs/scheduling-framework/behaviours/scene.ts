import { node } from "@/labs/scheduler/behaviours/manifests";
import { noClient, noListers } from "@/labs/scheduler/framework/nothing";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { PrioritySort } from "@/labs/scheduler/plugins/priority_sort";
import { queueState } from "@/labs/scheduling-queue/observe";
import type { Simulation } from "@/lib/sim";
import { metaNamespaceKeyFunc, type FrameworkPlugin, type Json, type NodeInfo, type Pod, type PodSpec, type QueuedPodInfo, type WeightedPlugin } from "@reconcile/api";
import type { SchedulerFramework } from "../solution/framework";
import { CallLog } from "./call-log";
import { CacheDouble, QueueDouble } from "./doubles";
import type { Context } from "./student";

export function pod(name: string, priority = 0, spec: Partial<PodSpec> = {}): Pod {
  return { metadata: { name, namespace: "default", uid: name }, spec: { containers: [], priority, ...spec } };
}

export const podInfo = (one: Pod) => new ParsedPodInfo(one);

/** Nodes without anything on them. */
export function nodes(...names: readonly string[]): NodeInfo[] {
  return [...new Snapshot(names.map((name) => node(name))).list()];
}

/** What happened to a pod in the end. */
export interface Report {
  readonly pod: string;
  readonly reason: string;
  readonly message: string;
  readonly nominated?: string;
}

/** Where the modules come from: a test, or a figure. */
type Bench = Pick<Context, "sim"> & { readonly student: Pick<Context["student"], "framework" | "scheduler" | "schedule_one"> };

/** A scheduler with the student's framework and cycles, and given plugins; its queue and its cache are doubles. A process whose trace shows each call of a plugin. */
export class SchedulerScene {
  readonly sim: Simulation;
  readonly calls: CallLog;
  readonly queue: QueueDouble;
  readonly cache: CacheDouble;
  readonly framework: SchedulerFramework;
  /** The pods as the informer has them. */
  readonly pods = new Map<string, Pod>();
  readonly reports: Report[] = [];
  readonly #host: { observe(): void };

  constructor(t: Bench, plugins: readonly FrameworkPlugin[], { names = ["n1", "n2"] }: { names?: readonly string[] } = {}) {
    this.sim = t.sim();
    const snapshot = new Snapshot();
    this.cache = new CacheDouble(snapshot, podInfo);
    for (const name of names) this.cache.addNode(node(name));
    const host = this.sim.spawn("scheduler", ({ clock, random }) => {
      const calls = new CallLog(this.sim, () => this.show());
      const framework = new t.student.framework.SchedulerFramework({
        clock, client: noClient, listers: noListers, snapshot: () => snapshot, queue: () => queue,
        plugins: () => [new PrioritySort(), ...plugins.map((plugin) => calls.recorded(plugin))].map((plugin): WeightedPlugin => ({ plugin })),
      });
      const queue: QueueDouble = new QueueDouble(framework.queueSortFunc(), podInfo);
      const scheduler = new t.student.scheduler.Scheduler({
        queue, framework, cache: this.cache, newPodInfo: podInfo, getPod: (one) => this.pods.get(metaNamespaceKeyFunc(one)),
        algorithm: new t.student.schedule_one.ScheduleAlgorithm(framework, { random }),
        report: (one, { reason, message, nominatingInfo }) => {
          this.reports.push({ pod: one.metadata?.name ?? "", reason, message, ...(nominatingInfo === undefined ? {} : { nominated: nominatingInfo.nominatedNodeName }) });
        },
      });
      return { calls, framework, queue, start: () => scheduler.run() };
    }, { observe: ({ queue, framework, calls: log }) => ({ ...(queueState(queue) as object), calls: log.shown, waiting: waitingOf(framework) }) });
    const { calls, framework, queue } = host.component!;
    this.calls = calls;
    this.framework = framework;
    this.queue = queue;
    this.#host = host;
  }

  show(): void {
    this.#host?.observe();
  }

  create(...pods: readonly Pod[]): void {
    for (const one of pods) {
      this.sim.note(`create ${one.metadata?.name ?? ""}`);
      this.pods.set(metaNamespaceKeyFunc(one), one);
      this.queue.add(one);
    }
  }

  async pass(ms: number): Promise<void> {
    await this.sim.advance(ms);
    this.show();
  }

  /** How many pods are on each node, assumed ones included. */
  get onNodes(): Record<string, string[]> {
    return Object.fromEntries(this.cache.updateSnapshot().nodeInfos().list().map(({ name, pods }) => [name, pods.map(({ pod: one }) => one.metadata?.name ?? "")]));
  }

  /** Where each waiting pod lies. */
  get places(): Record<string, string> {
    const named = (list: readonly QueuedPodInfo[], where: string) => list.map(({ podInfo: { pod: one } }) => [one.metadata?.name ?? "", where] as const);
    return Object.fromEntries([...named(this.queue.podsInActiveQ(), "activeQ"), ...named(this.queue.podsInBackoffQ(), "backoffQ"), ...named(this.queue.unschedulablePods(), "unschedulablePods")]);
  }
}

function waitingOf(framework: SchedulerFramework): Json {
  const waiting: { pod: string; for: readonly string[] }[] = [];
  framework.iterateOverWaitingPods(({ pod: one, pendingPlugins }) => waiting.push({ pod: one.metadata?.name ?? "", for: [...pendingPlugins] }));
  return waiting;
}

export const onlyOn = (...names: readonly string[]): FrameworkPlugin => ({
  name: "OnlyOn", filter: (_state, _pod, info) => (names.includes(info.name) ? undefined : { code: "Unschedulable", reasons: ["node(s) are not allowed"] }),
});

