import type { Node, NodeInfo, Pod, PodInfo, SharedLister } from "@reconcile/api";

/** The nodes with the pods on them, as plugins read them. What is in it is the cache's business. */
export interface NodeTable extends SharedLister {
  /** Adds a node without pods; of one that is there it takes over the object, and its pods stay. */
  addNode(node: Node): NodeInfo;
  /** Takes the node away, with its pods. */
  removeNode(nodeName: string): void;
  /** Puts a pod on the node, without asking whether it is there already. Does nothing if there is no such node. */
  addPod(podInfo: PodInfo, nodeName: string): void;
  /** False if the pod is not on the node. */
  removePod(pod: Pod, nodeName: string): boolean;
}
