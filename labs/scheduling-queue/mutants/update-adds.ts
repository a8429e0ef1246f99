// mutant-of: scheduler_cache.ts
// killed-by: cache.changes
// mistake: An update adds the new requests without taking the old ones away.
import type { Node, NodeInfo, Pod, PodInfo, SchedulerCache, SharedLister } from "@reconcile/api";
import type { NodeTable } from "./node_table";
import { podUID } from "./queued_pod";

/** A pod that the cache has on a node. */
interface PodState {
  readonly info: PodInfo;
  readonly nodeName: string;
  /** Put there by the scheduler; no informer has said so yet. */
  readonly assumed: boolean;
}

/**
 * The scheduler's picture of the cluster (backend/cache/cache.go). Assumed pods do not expire, as upstream's default is since 1.22
 * (durationToExpireAssumedPod = 0); a pod whose node is not known yet is kept, and counted once the node is there.
 */
export class Cache implements SchedulerCache {
  readonly #nodes: NodeTable;
  readonly #newPodInfo: (pod: Pod) => PodInfo;
  readonly #pods = new Map<string, PodState>();
  readonly #knownNodes = new Set<string>();

  constructor(nodes: NodeTable, newPodInfo: (pod: Pod) => PodInfo) {
    this.#nodes = nodes;
    this.#newPodInfo = newPodInfo;
  }

  assumePod(pod: Pod): void {
    if (this.#pods.has(podUID(pod))) throw new Error(`pod ${podUID(pod)} is in the cache, so can't be assumed`);
    this.#put(pod, true);
  }

  finishBinding(_pod: Pod): void {
    // What it starts upstream is the clock of an assumed pod, and assumed pods do not expire.
  }

  forgetPod(pod: Pod): void {
    const state = this.#pods.get(podUID(pod));
    if (state === undefined) return;
    if (state.nodeName !== pod.spec?.nodeName) throw new Error(`pod ${podUID(pod)} was assumed on ${state.nodeName} but assigned to ${String(pod.spec?.nodeName)}`);
    if (!state.assumed) throw new Error(`pod ${podUID(pod)} wasn't assumed so cannot be forgotten`);
    this.#take(pod);
  }

  isAssumedPod(pod: Pod): boolean {
    return this.#pods.get(podUID(pod))?.assumed ?? false;
  }

  addPod(pod: Pod): void {
    this.#take(pod);
    this.#put(pod, false);
  }

  updatePod(oldPod: Pod, newPod: Pod): void {
    this.#put(newPod, false);
  }

  removePod(pod: Pod): void {
    this.#take(pod);
  }

  addNode(node: Node): NodeInfo {
    const info = this.#nodes.addNode(node);
    if (!this.#knownNodes.has(info.name)) {
      this.#knownNodes.add(info.name);
      for (const state of this.#pods.values()) if (state.nodeName === info.name) this.#nodes.addPod(state.info, info.name);
    }
    return info;
  }

  updateNode(_oldNode: Node, newNode: Node): NodeInfo {
    return this.addNode(newNode);
  }

  removeNode(node: Node): void {
    const name = node.metadata?.name ?? "";
    this.#knownNodes.delete(name);
    this.#nodes.removeNode(name);
  }

  updateSnapshot(): SharedLister {
    return this.#nodes;
  }

  #put(pod: Pod, assumed: boolean): void {
    const state = { info: this.#newPodInfo(pod), nodeName: pod.spec?.nodeName ?? "", assumed };
    this.#pods.set(podUID(pod), state);
    this.#nodes.addPod(state.info, state.nodeName);
  }

  /** Takes the pod off the node on which the cache has it, whatever the object says. */
  #take(pod: Pod): void {
    const state = this.#pods.get(podUID(pod));
    if (state === undefined) return;
    this.#pods.delete(podUID(pod));
    this.#nodes.removePod(state.info.pod, state.nodeName);
  }
}
