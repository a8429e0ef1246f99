import type { Node, NodeInfo, Pod, PodInfo, SchedulerCache, SharedLister } from "@reconcile/api";
import type { NodeTable } from "./node_table";
import { podUID } from "./queued_pod";

/** Stage 4. The scheduler's picture of the cluster. Assumed pods do not expire. */
export class Cache implements SchedulerCache {
  readonly #nodes: NodeTable;
  readonly #newPodInfo: (pod: Pod) => PodInfo;

  constructor(nodes: NodeTable, newPodInfo: (pod: Pod) => PodInfo) {
    this.#nodes = nodes;
    this.#newPodInfo = newPodInfo;
  }

  assumePod(pod: Pod): void {
    throw new Error("not written yet: Cache.assumePod");
  }

  finishBinding(pod: Pod): void {}

  forgetPod(pod: Pod): void {
    throw new Error("not written yet: Cache.forgetPod");
  }

  isAssumedPod(pod: Pod): boolean {
    throw new Error("not written yet: Cache.isAssumedPod");
  }

  addPod(pod: Pod): void {
    throw new Error("not written yet: Cache.addPod");
  }

  updatePod(oldPod: Pod, newPod: Pod): void {
    throw new Error("not written yet: Cache.updatePod");
  }

  removePod(pod: Pod): void {
    throw new Error("not written yet: Cache.removePod");
  }

  addNode(node: Node): NodeInfo {
    return this.#nodes.addNode(node);
  }

  updateNode(oldNode: Node, newNode: Node): NodeInfo {
    return this.#nodes.addNode(newNode);
  }

  removeNode(node: Node): void {
    this.#nodes.removeNode(node.metadata?.name ?? "");
  }

  updateSnapshot(): SharedLister {
    return this.#nodes;
  }
}
