import type { CycleState, ImageStateSummary, NodeInfo, Pod, ScorePlugin, SharedLister } from "@reconcile/api";
import { maxNodeScore } from "../starter/score_range";

const megabyte = 1024 * 1024;
const minThreshold = 23 * megabyte;
const maxContainerThreshold = 1000 * megabyte;

/** plugins/imagelocality: better where the images are already. An image that few nodes have counts less, so that one node does not get all the pods. */
export class ImageLocality implements ScorePlugin {
  readonly name = "ImageLocality";
  readonly #lister: SharedLister;

  constructor(lister: SharedLister) {
    this.#lister = lister;
  }

  score(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): number {
    const containers = [...pod.spec?.initContainers ?? [], ...pod.spec?.containers ?? []];
    if (containers.length === 0 || nodeInfo.imageStates.size === 0) return 0;
    const totalNodes = this.#lister.nodeInfos().list().length;
    let sum = 0;
    for (const { image } of containers) {
      const state = image === undefined ? undefined : nodeInfo.imageStates.get(normalizedImageName(image));
      if (state !== undefined) sum += scaledImageScore(state, totalNodes);
    }
    const maxThreshold = maxContainerThreshold * containers.length;
    const clamped = Math.min(Math.max(sum, minThreshold), maxThreshold);
    return Math.trunc((maxNodeScore * (clamped - minThreshold)) / (maxThreshold - minThreshold));
  }
}

function scaledImageScore({ size, numNodes }: ImageStateSummary, totalNodes: number): number {
  return Math.trunc(size * (numNodes / totalNodes));
}

/** The name as a container runtime has it: with a tag. */
function normalizedImageName(name: string): string {
  return name.lastIndexOf(":") <= name.lastIndexOf("/") ? `${name}:latest` : name;
}
