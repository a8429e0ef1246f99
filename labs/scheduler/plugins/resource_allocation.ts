import type { CycleState, NodeInfo, Pod, PluginStatus, PodInfo, PreScorePlugin, ScorePlugin } from "@reconcile/api";
import { Fixed } from "../starter/fixed";
import { ParsedPodInfo } from "../framework/pod_info";
import { amountOf, isScalarResourceName } from "../starter/resources";
import type { ResourceScorer } from "../solution/scorers";
import { maxNodeScore } from "../starter/score_range";
import { newStatus } from "../starter/status";

/** A resource that a score looks at. */
export interface ResourceSpec {
  readonly name: string;
  readonly weight: number;
}

/** What all profiles look at unless told otherwise. */
const cpuAndMemory: readonly ResourceSpec[] = [{ name: "cpu", weight: 1 }, { name: "memory", weight: 1 }];

interface Options {
  readonly name: string;
  readonly scorer: ResourceScorer;
  readonly resources?: readonly ResourceSpec[];
  /** Count what pods really request. Otherwise a container without a request counts as one that asks for 100m and 200 MiB. */
  readonly useRequested?: boolean;
  /** Leave pods alone that request nothing of `resources`. */
  readonly skipBestEffort?: boolean;
  /** Score what the pod does to the node: the scorer's answer with the pod against its answer without. */
  readonly scoreChange?: boolean;
}

/** noderesources/resource_allocation.go: asks a {@link ResourceScorer} about each node. Behind NodeResourcesFit's score, and NodeResourcesBalancedAllocation. */
export class ResourceAllocation implements PreScorePlugin, ScorePlugin {
  readonly name: string;
  readonly #key: string;
  readonly #scorer: ResourceScorer;
  readonly #resources: readonly ResourceSpec[];
  readonly #weights: readonly number[];
  readonly #useRequested: boolean;
  readonly #skipBestEffort: boolean;
  readonly #scoreChange: boolean;
  // Scores are computed one after another: the lists serve all nodes.
  readonly #requested: number[];
  readonly #requestedBefore: number[];
  readonly #allocatable: number[];

  constructor({ name, scorer, resources = cpuAndMemory, useRequested = false, skipBestEffort = false, scoreChange = false }: Options) {
    this.name = name;
    this.#key = `PreScore${name}`;
    this.#scorer = scorer;
    this.#resources = resources;
    this.#weights = resources.map(({ weight }) => weight);
    this.#useRequested = useRequested;
    this.#skipBestEffort = skipBestEffort;
    this.#scoreChange = scoreChange;
    this.#requested = resources.map(() => 0);
    this.#requestedBefore = resources.map(() => 0);
    this.#allocatable = resources.map(() => 0);
  }

  preScore(state: CycleState, pod: Pod): PluginStatus | undefined {
    const amounts = this.#amounts(new ParsedPodInfo(pod));
    // Since 1.33: every node would look equally balanced, and the fullest ones would get the pods (kubernetes#129138).
    if (this.#skipBestEffort && amounts.every((amount) => amount === 0)) return newStatus("Skip");
    state.write(this.#key, new Fixed(amounts));
    return undefined;
  }

  score(state: CycleState, pod: Pod, nodeInfo: NodeInfo): number {
    if (this.#resources.length === 0) throw new Error("resources not found");
    const amounts = state.read<Fixed<readonly number[]>>(this.#key)?.value ?? this.#amounts(new ParsedPodInfo(pod));
    for (let i = 0; i < this.#resources.length; i++) {
      const { name } = this.#resources[i] as ResourceSpec;
      const request = amounts[i] ?? 0;
      // A device that the pod does not want says nothing about the node.
      const capacity = request === 0 && isScalarResourceName(name) ? 0 : amountOf(nodeInfo.allocatable, name);
      this.#allocatable[i] = capacity;
      const used = capacity === 0 ? 0 : this.#usedOf(nodeInfo, name);
      this.#requestedBefore[i] = used;
      this.#requested[i] = capacity === 0 ? 0 : used + request;
    }
    const score = this.#scorer(this.#requested, this.#allocatable, this.#weights);
    return this.#scoreChange ? changeScore(score, this.#scorer(this.#requestedBefore, this.#allocatable, this.#weights)) : score;
  }

  #amounts(info: PodInfo): number[] {
    return this.#resources.map(({ name }) => {
      if (!this.#useRequested && name === "cpu") return info.nonZeroRequests.milliCPU;
      if (!this.#useRequested && name === "memory") return info.nonZeroRequests.memory;
      return amountOf(info.requests, name);
    });
  }

  #usedOf(nodeInfo: NodeInfo, name: string): number {
    if (!this.#useRequested && name === "cpu") return nodeInfo.nonZeroRequested.milliCPU;
    if (!this.#useRequested && name === "memory") return nodeInfo.nonZeroRequested.memory;
    return amountOf(nodeInfo.requested, name);
  }
}

/**
 * Two scores from 50 to 100, with the pod and without it, as one from 50 to 100: 75 if nothing changes, more if it gets better (`balancedResourceScorer` in
 * noderesources/balanced_allocation.go since 1.36, kubernetes#135573). Cut off, like all of Go's divisions of whole numbers.
 */
function changeScore(withPod: number, without: number): number {
  const half = maxNodeScore / 2;
  return half + Math.trunc((half + withPod - without) / 2);
}
