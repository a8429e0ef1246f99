import type { ImageStateSummary, Node, NodeInfo, Pod, PodInfo, Resource } from "@reconcile/api";
import { HostPorts } from "./host_ports";
import { claimKeys, hasAffinity, samePod } from "./pod_info";
import { ResourceTotals, resourceOf } from "../starter/resources";

type Images = ReadonlyMap<string, ImageStateSummary>;
type Labels = Readonly<Record<string, string>>;

const noLabels: Labels = {};
const noImages: Images = new Map();
let generations = 0;

/**
 * NodeInfo of framework/types.go: the node, and sums over its pods, kept up to date pod by pod. Adding or removing one costs what that
 * pod is; only finding the pod to be removed looks through the node's list (a node has 110 pods at most).
 */
export class IncrementalNodeInfo implements NodeInfo {
  node!: Node;
  name!: string;
  labels!: Labels;
  allocatable!: Resource;
  imageStates: Images;
  generation = 0;
  readonly pods: PodInfo[] = [];
  readonly podsWithAffinity: PodInfo[] = [];
  readonly podsWithRequiredAntiAffinity: PodInfo[] = [];
  usedPorts = new HostPorts();
  readonly nonZeroRequested = { milliCPU: 0, memory: 0 };
  readonly pvcRefCounts = new Map<string, number>();
  #requested = new ResourceTotals();

  /** `imageStates`: what the scheduler knows of images in the whole cluster; without it, the node's own. */
  constructor(node: Node, podInfos: Iterable<PodInfo> = [], imageStates?: Images) {
    this.imageStates = imageStates ?? noImages;
    this.setNode(node, imageStates);
    for (const podInfo of podInfos) this.addPodInfo(podInfo);
  }

  get requested(): Resource {
    return this.#requested;
  }

  addPodInfo(podInfo: PodInfo): void {
    this.pods.push(podInfo);
    if (hasAffinity(podInfo)) this.podsWithAffinity.push(podInfo);
    if (podInfo.requiredAntiAffinityTerms.length > 0) this.podsWithRequiredAntiAffinity.push(podInfo);
    this.#count(podInfo, 1);
  }

  removePod(pod: Pod): boolean {
    const podInfo = this.pods.find((info) => samePod(info.pod, pod));
    if (podInfo === undefined) return false;
    remove(this.pods, podInfo);
    remove(this.podsWithAffinity, podInfo);
    remove(this.podsWithRequiredAntiAffinity, podInfo);
    this.#count(podInfo, -1);
    return true;
  }

  setNode(node: Node, imageStates?: Images): void {
    this.node = node;
    this.name = node.metadata?.name ?? "";
    this.labels = node.metadata?.labels ?? noLabels;
    this.allocatable = resourceOf(node.status?.allocatable);
    this.imageStates = imageStates ?? imagesOf(node);
    this.generation = ++generations;
  }

  snapshot(): IncrementalNodeInfo {
    const copy = new IncrementalNodeInfo(this.node, [], this.imageStates);
    copy.pods.push(...this.pods);
    copy.podsWithAffinity.push(...this.podsWithAffinity);
    copy.podsWithRequiredAntiAffinity.push(...this.podsWithRequiredAntiAffinity);
    copy.usedPorts = this.usedPorts.clone();
    copy.#requested = this.#requested.clone();
    Object.assign(copy.nonZeroRequested, this.nonZeroRequested);
    for (const [key, count] of this.pvcRefCounts) copy.pvcRefCounts.set(key, count);
    copy.generation = this.generation;
    return copy;
  }

  #count(podInfo: PodInfo, sign: 1 | -1): void {
    this.#requested.add(podInfo.requests, sign);
    this.nonZeroRequested.milliCPU += sign * podInfo.nonZeroRequests.milliCPU;
    this.nonZeroRequested.memory += sign * podInfo.nonZeroRequests.memory;
    this.#countPorts(podInfo.pod, sign);
    if (podInfo.pod.spec?.volumes !== undefined) {
      for (const key of claimKeys(podInfo.pod)) {
        const count = (this.pvcRefCounts.get(key) ?? 0) + sign;
        if (count > 0) this.pvcRefCounts.set(key, count);
        else this.pvcRefCounts.delete(key);
      }
    }
    this.generation = ++generations;
  }

  #countPorts(pod: Pod, sign: 1 | -1): void {
    for (const { hostIP, protocol, hostPort } of hostPorts(pod)) {
      if (sign === 1) this.usedPorts.add(hostIP, protocol, hostPort);
      else this.usedPorts.remove(hostIP, protocol, hostPort);
    }
  }
}

/** The ports that a pod wants on its node: of its containers and of its sidecars (schedutil.GetHostPorts). */
export function hostPorts(pod: Pod): { hostIP: string | undefined; protocol: string | undefined; hostPort: number }[] {
  const sidecars = (pod.spec?.initContainers ?? []).filter((container) => container.restartPolicy === "Always");
  return [...(pod.spec?.containers ?? []), ...sidecars].flatMap((container) => (container.ports ?? [])
    .filter((port) => (port.hostPort ?? 0) > 0)
    .map((port) => ({ hostIP: port.hostIP, protocol: port.protocol, hostPort: port.hostPort ?? 0 })));
}

function imagesOf(node: Node): Images {
  const images = node.status?.images;
  if (images === undefined || images.length === 0) return noImages;
  return new Map(images.flatMap(({ names = [], sizeBytes = 0 }) => names.map((name) => [name, { size: sizeBytes, numNodes: 1 }])));
}

/** The last one takes the place of the one that goes: the order of a node's pods means nothing. */
function remove(list: PodInfo[], podInfo: PodInfo): void {
  const index = list.indexOf(podInfo);
  if (index < 0) return;
  const last = list.pop() as PodInfo;
  if (index < list.length) list[index] = last;
}
