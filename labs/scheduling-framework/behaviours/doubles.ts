import type { Snapshot } from "@/labs/scheduler/framework/snapshot";
import { Nominator } from "@/labs/scheduling-queue/solution/nominator";
import { newQueuedPodInfo, podUID } from "@/labs/scheduling-queue/starter/queued_pod";
import type { Node, NodeInfo, Pod, PodInfo, QueuedPodInfo, QueueSortPlugin, SchedulerCache, SchedulingQueue, SharedLister } from "@reconcile/api";

/** A scheduling queue without time: nobody leaves backoff or unschedulablePods by himself, and events change nothing. */
export class QueueDouble extends Nominator implements SchedulingQueue {
  readonly #less: QueueSortPlugin["less"];
  readonly #newPodInfo: (pod: Pod) => PodInfo;
  readonly #active: QueuedPodInfo[] = [];
  readonly #backoff: QueuedPodInfo[] = [];
  readonly #unschedulable: QueuedPodInfo[] = [];
  readonly #inFlight = new Set<string>();
  #wake: () => void = () => {};

  constructor(less: QueueSortPlugin["less"], newPodInfo: (pod: Pod) => PodInfo) {
    super();
    this.#less = less;
    this.#newPodInfo = newPodInfo;
  }

  add(pod: Pod): void {
    this.#active.push(newQueuedPodInfo(this.#newPodInfo(pod), 0));
    this.#wake();
  }

  async pop(): Promise<QueuedPodInfo> {
    while (this.#active.length === 0) await new Promise<void>((resolve) => { this.#wake = resolve; });
    const first = this.#active.reduce((best, info) => (this.#less(info, best) ? info : best));
    this.#active.splice(this.#active.indexOf(first), 1);
    this.#inFlight.add(podUID(first.podInfo.pod));
    return first;
  }

  done(uid: string): void {
    this.#inFlight.delete(uid);
  }

  addUnschedulableIfNotPresent(info: QueuedPodInfo): void {
    (info.unschedulablePlugins.size + info.pendingPlugins.size === 0 ? this.#backoff : this.#unschedulable).push(info);
    this.done(podUID(info.podInfo.pod));
  }

  podsInActiveQ(): readonly QueuedPodInfo[] { return this.#active; }
  podsInBackoffQ(): readonly QueuedPodInfo[] { return this.#backoff; }
  unschedulablePods(): readonly QueuedPodInfo[] { return this.#unschedulable; }
  inFlightPods(): readonly string[] { return [...this.#inFlight]; }
  moveAllToActiveOrBackoffQueue(): void {}
  update(): void {}
  delete(): void {}
  activate(): void {}
  run(): void {}
  close(): void {}
}

/** A cache of nodes that are there from the beginning. */
export class CacheDouble implements SchedulerCache {
  readonly #nodes: Snapshot;
  readonly #newPodInfo: (pod: Pod) => PodInfo;
  readonly #assumed = new Set<string>();
  readonly #finished: string[] = [];

  constructor(nodes: Snapshot, newPodInfo: (pod: Pod) => PodInfo) {
    this.#nodes = nodes;
    this.#newPodInfo = newPodInfo;
  }

  assumePod(pod: Pod): void {
    if (this.#assumed.has(podUID(pod))) throw new Error(`pod ${podUID(pod)} is in the cache, so can't be assumed`);
    this.#assumed.add(podUID(pod));
    this.#nodes.addPod(this.#newPodInfo(pod));
  }

  forgetPod(pod: Pod): void {
    if (this.#assumed.delete(podUID(pod))) this.#nodes.removePod(pod);
  }

  isAssumedPod(pod: Pod): boolean {
    return this.#assumed.has(podUID(pod));
  }

  addNode(node: Node): NodeInfo { return this.#nodes.addNode(node); }
  updateNode(_oldNode: Node, node: Node): NodeInfo { return this.#nodes.addNode(node); }
  updateSnapshot(): SharedLister { return this.#nodes; }
  finishBinding(pod: Pod): void { this.#finished.push(podUID(pod)); }
  /** Uids of the pods whose binding is finished, in order. */
  get finished(): readonly string[] { return [...this.#finished]; }
  addPod(): void {}
  updatePod(): void {}
  removePod(): void {}
  removeNode(): void {}
}
