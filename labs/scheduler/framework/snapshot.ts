import type { ImageStateSummary, Node, NodeInfo, NodeInfoLister, Pod, PodInfo, SharedLister } from "@reconcile/api";
import { IncrementalNodeInfo } from "./node_info";
import { hasAffinity } from "./pod_info";

/**
 * The nodes of a cluster with the pods on them, as plugins see them (backend/cache/{snapshot,node_tree}.go). Kept up to date pod by pod;
 * lists are made anew only after something has changed that they depend on. A cycle computes without waiting, so it needs no copy.
 */
export class Snapshot implements SharedLister, NodeInfoLister {
  readonly #nodes = new Map<string, IncrementalNodeInfo>();
  readonly #images = new Images();
  #list: readonly NodeInfo[] | undefined;
  #withAffinity: readonly NodeInfo[] | undefined;
  #withRequiredAntiAffinity: readonly NodeInfo[] | undefined;

  constructor(nodes: Iterable<Node> = [], podInfos: Iterable<PodInfo> = []) {
    for (const node of nodes) this.addNode(node);
    for (const podInfo of podInfos) this.addPod(podInfo);
  }

  nodeInfos(): NodeInfoLister {
    return this;
  }

  list(): readonly NodeInfo[] {
    return (this.#list ??= zoneByZone([...this.#nodes.values()]));
  }

  havePodsWithAffinityList(): readonly NodeInfo[] {
    return (this.#withAffinity ??= this.list().filter((info) => info.podsWithAffinity.length > 0));
  }

  havePodsWithRequiredAntiAffinityList(): readonly NodeInfo[] {
    return (this.#withRequiredAntiAffinity ??= this.list().filter((info) => info.podsWithRequiredAntiAffinity.length > 0));
  }

  get(nodeName: string): NodeInfo | undefined {
    return this.#nodes.get(nodeName);
  }

  isPVCUsedByPods(key: string): boolean {
    for (const info of this.#nodes.values()) if (info.pvcRefCounts.has(key)) return true;
    return false;
  }

  /** Adds a node, or takes over its changed object; pods stay. */
  addNode(node: Node): NodeInfo {
    const name = node.metadata?.name ?? "";
    const known = this.#nodes.get(name);
    const images = this.#images.of(node);
    if (known !== undefined) known.setNode(node, images);
    else this.#nodes.set(name, new IncrementalNodeInfo(node, [], images));
    this.#forgetLists();
    return this.#nodes.get(name) as NodeInfo;
  }

  removeNode(nodeName: string): void {
    if (!this.#nodes.delete(nodeName)) return;
    this.#images.removeNode(nodeName);
    this.#forgetLists();
  }

  /** Puts the pod on the node that its `spec.nodeName` (or `nodeName`) names; a pod of an unknown node is left out. */
  addPod(podInfo: PodInfo, nodeName = podInfo.pod.spec?.nodeName ?? ""): void {
    this.#nodes.get(nodeName)?.addPodInfo(podInfo);
    if (hasAffinity(podInfo)) this.#forgetAffinity();
  }

  removePod(pod: Pod, nodeName = pod.spec?.nodeName ?? ""): boolean {
    const removed = this.#nodes.get(nodeName)?.removePod(pod) ?? false;
    if (removed && pod.spec?.affinity !== undefined) this.#forgetAffinity();
    return removed;
  }

  #forgetLists(): void {
    this.#list = undefined;
    this.#forgetAffinity();
  }

  #forgetAffinity(): void {
    this.#withAffinity = undefined;
    this.#withRequiredAntiAffinity = undefined;
  }
}

/** Which node has which image: the nodes share one summary for each image, so that its count is always the cluster's. */
class Images {
  readonly #summaries = new Map<string, { size: number; readonly nodes: Set<string>; readonly numNodes: number }>();

  of(node: Node): ReadonlyMap<string, ImageStateSummary> {
    const nodeName = node.metadata?.name ?? "";
    this.removeNode(nodeName);
    const images = new Map<string, ImageStateSummary>();
    for (const { names = [], sizeBytes = 0 } of node.status?.images ?? []) {
      for (const name of names) {
        const summary = this.#summary(name);
        summary.size = sizeBytes;
        summary.nodes.add(nodeName);
        images.set(name, summary);
      }
    }
    return images;
  }

  removeNode(nodeName: string): void {
    for (const summary of this.#summaries.values()) summary.nodes.delete(nodeName);
  }

  #summary(name: string) {
    let summary = this.#summaries.get(name);
    if (summary === undefined) {
      const nodes = new Set<string>();
      summary = { size: 0, nodes, get numNodes() { return nodes.size; } };
      this.#summaries.set(name, summary);
    }
    return summary;
  }
}

/** One node of each zone in turn, so that the first nodes looked at are not all in one zone (backend/cache/node_tree.go). */
function zoneByZone(infos: readonly NodeInfo[]): NodeInfo[] {
  const zones = new Map<string, NodeInfo[]>();
  for (const info of infos) {
    const zone = `${info.labels["topology.kubernetes.io/region"] ?? ""}:${info.labels["topology.kubernetes.io/zone"] ?? ""}`;
    const list = zones.get(zone);
    if (list === undefined) zones.set(zone, [info]);
    else list.push(info);
  }
  const lists = [...zones.values()];
  const turns = Math.max(0, ...lists.map((list) => list.length));
  const result: NodeInfo[] = [];
  for (let turn = 0; turn < turns; turn++) for (const list of lists) if (turn < list.length) result.push(list[turn] as NodeInfo);
  return result;
}
