import { DefaultPreemption } from "@/labs/preemption/solution/default_preemption";
import { ParsedPodInfo } from "@/labs/scheduler/framework/pod_info";
import { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { PrioritySort } from "@/labs/scheduler/plugins/priority_sort";
import { defaultProfile } from "@/labs/scheduler/solution/profile";
import { SchedulerFramework } from "@/labs/scheduling-framework/solution/framework";
import { ScheduleAlgorithm } from "@/labs/scheduling-framework/solution/schedule_one";
import { Scheduler } from "@/labs/scheduling-framework/solution/scheduler";
import { PriorityQueue } from "@/labs/scheduling-queue/solution/priority_queue";
import { Cache } from "@/labs/scheduling-queue/solution/scheduler_cache";
import {
  metaNamespaceKeyFunc, type AsyncComponent, type Capabilities, type FrameworkHandle, type Json, type Listers, type Pod, type SharedIndexInformer, type WeightedPlugin,
} from "@reconcile/api";
import { timestamp } from "../apiserver/identity";
import { ClusterClient } from "../client";
import { InformerFactory } from "../informer-factory";
import type { ClientParts } from "../parts";
import { addStorageHandlers, nodeHandler, podHandler } from "./event-handlers";
import { withInTreeEvents } from "./events/in-tree";
import { informersOf, listersOf } from "./listers";
import { DefaultBinder } from "./plugins/default-binder";
import { SchedulingGates } from "./plugins/scheduling-gates";
import { RemoteSchedulerClient } from "./scheduler-client";

const schedulerName = "default-scheduler";
const newPodInfo = (pod: Pod) => new ParsedPodInfo(pod);

/** kube-scheduler as a process: the informers, the queue, the cache, the framework with its default plugins, and the loop that ties them together. */
export class SchedulerProcess implements AsyncComponent {
  readonly #capabilities: Capabilities;
  readonly #client: ClusterClient;
  readonly #informers: InformerFactory;
  readonly #pods: SharedIndexInformer<Pod>;
  readonly #queue: PriorityQueue;
  readonly #snapshot = new Snapshot();
  readonly #scheduler: Scheduler;

  constructor(capabilities: Capabilities, parts: ClientParts) {
    const { clock, random } = capabilities;
    this.#capabilities = capabilities;
    this.#client = new ClusterClient(capabilities, { commonName: "system:kube-scheduler", organizations: [] });
    this.#informers = new InformerFactory(capabilities, parts);
    this.#pods = this.#informers.for("pods", () => this.#client.pods(""));
    const others = informersOf(this.#informers, this.#client);
    const listers = listersOf(others);
    const framework = new SchedulerFramework({
      clock, client: new RemoteSchedulerClient(this.#client), listers, snapshot: () => this.#snapshot, queue: () => this.#queue,
      plugins: (handle) => this.#plugins(handle, listers),
    });
    const cache = new Cache(this.#snapshot, newPodInfo);
    this.#queue = new PriorityQueue({
      clock, less: framework.queueSortFunc(), newPodInfo, preEnqueuePlugins: framework.preEnqueuePlugins(), enqueueExtensions: withInTreeEvents(framework.enqueueExtensions(), listers),
    });
    addStorageHandlers(others, this.#queue);
    this.#informers.for("nodes", () => this.#client.nodes()).addEventHandler(nodeHandler(cache, this.#queue));
    this.#pods.addEventHandler(podHandler(cache, this.#queue, schedulerName));
    this.#scheduler = new Scheduler({
      queue: this.#queue, cache, newPodInfo, framework, getPod: (pod) => this.#pods.getIndexer().get(pod),
      algorithm: new ScheduleAlgorithm(framework, { random }),
      report: (pod, { reason, message, nominatingInfo }) => { void this.#report(pod, reason, message, nominatingInfo?.nominatedNodeName); },
    });
  }

  async start(): Promise<void> {
    const informers = this.#informers.run();
    await this.#informers.waitForSync(this.#capabilities.clock);
    this.#queue.run();
    await Promise.all([informers, this.#scheduler.run()]);
  }

  onMessage(from: string, message: Json): void {
    this.#client.onMessage(from, message);
  }

  show(): Json {
    const placed = this.#snapshot.list().reduce((sum, node) => sum + node.pods.length, 0);
    return {
      placed, active: this.#queue.podsInActiveQ().length, backoff: this.#queue.podsInBackoffQ().length, unschedulable: this.#queue.unschedulablePods().length,
    };
  }

  #plugins(handle: FrameworkHandle, listers: Listers): WeightedPlugin[] {
    const { random } = this.#capabilities;
    const podLister = { get: (namespace: string, name: string) => this.#pods.getIndexer().getByKey(`${namespace}/${name}`) };
    return [
      { plugin: new SchedulingGates() },
      { plugin: new PrioritySort() },
      ...defaultProfile(this.#snapshot, listers),
      { plugin: new DefaultPreemption(handle, { random, podLister }) },
      { plugin: new DefaultBinder(handle) },
    ];
  }

  /** Writes why a pod has no node to where its owner looks: its condition PodScheduled. */
  async #report(pod: Pod, reason: "Unschedulable" | "SchedulerError", message: string, nominatedNodeName: string | undefined): Promise<void> {
    const { clock, log } = this.#capabilities;
    log.info(`${metaNamespaceKeyFunc(pod)}: ${message}`);
    const latest = this.#pods.getIndexer().get(pod);
    const known = latest?.status?.conditions?.find(({ type }) => type === "PodScheduled");
    // Said already: to write it again would be an update that everybody hears of.
    if (latest === undefined || (known?.reason === reason && known.message === message && nominatedNodeName === undefined)) return;
    const condition = { type: "PodScheduled", status: "False" as const, reason, message, lastTransitionTime: timestamp(clock.now()) };
    try {
      await new RemoteSchedulerClient(this.#client).patchPodStatus(latest, { condition, ...(nominatedNodeName === undefined ? {} : { nominatedNodeName }) });
    } catch (error) {
      log.warn(`${metaNamespaceKeyFunc(pod)}: its status could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
