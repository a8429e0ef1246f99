import type { CycleState, FilterPlugin, NodeInfo, Pod, PluginStatus, PreFilterPlugin, Resource } from "@reconcile/api";
import { Fixed } from "./fixed";
import { isExtendedResourceName, podResource } from "./resources";
import { newStatus } from "./status";

const preFilterStateKey = "PreFilterNodeResourcesFit";

/** What is missing on a node. */
export interface InsufficientResource {
  readonly resourceName: string;
  readonly reason: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
  /** The pod asks for more than the whole node has: no preemption can help. */
  readonly unresolvable: boolean;
}

/** Extended resources that the filter does not look at: somebody else (an extender) does. */
export interface FitArgs {
  readonly ignoredResources?: readonly string[];
  /** By the part of their names before the slash. */
  readonly ignoredResourceGroups?: readonly string[];
}

/** plugins/noderesources/fit.go, its filter: does the node have what the pod requests? */
export class Fit implements PreFilterPlugin, FilterPlugin {
  readonly name = "NodeResourcesFit";
  readonly #args: FitArgs;

  constructor(args: FitArgs = {}) {
    this.#args = args;
  }

  preFilter(state: CycleState, pod: Pod): undefined {
    state.write(preFilterStateKey, new Fixed(podResource(pod)));
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const requests = state.read<Fixed<Resource>>(preFilterStateKey)?.value ?? podResource(pod);
    const insufficient = fitsRequest(requests, nodeInfo, this.#args);
    if (insufficient.length === 0) return undefined;
    const unresolvable = insufficient.some((resource) => resource.unresolvable);
    return newStatus(unresolvable ? "UnschedulableAndUnresolvable" : "Unschedulable", ...insufficient.map(({ reason }) => reason));
  }
}

/** All that is missing: pods, cpu, memory, ephemeral storage, then the others. What the pod does not request is never missing. */
export function fitsRequest(requests: Resource, { allocatable, requested, pods }: NodeInfo, args: FitArgs = {}): readonly InsufficientResource[] {
  const missing: InsufficientResource[] = [];
  if (pods.length + 1 > allocatable.allowedPodNumber) {
    missing.push({
      resourceName: "pods", reason: "Too many pods", requested: 1, used: pods.length, capacity: allocatable.allowedPodNumber, unresolvable: false,
    });
  }
  check(missing, "cpu", requests.milliCPU, requested.milliCPU, allocatable.milliCPU);
  check(missing, "memory", requests.memory, requested.memory, allocatable.memory);
  check(missing, "ephemeral-storage", requests.ephemeralStorage, requested.ephemeralStorage, allocatable.ephemeralStorage);
  if (requests.scalarResources.size === 0) return missing;
  for (const [name, request] of requests.scalarResources) {
    if (isExtendedResourceName(name) && isIgnored(name, args)) continue;
    check(missing, name, request, requested.scalarResources.get(name) ?? 0, allocatable.scalarResources.get(name) ?? 0);
  }
  return missing;
}

function check(missing: InsufficientResource[], resourceName: string, request: number, used: number, capacity: number): void {
  if (request === 0 || request <= capacity - used) return;
  missing.push({ resourceName, reason: `Insufficient ${resourceName}`, requested: request, used, capacity, unresolvable: request > capacity });
}

function isIgnored(name: string, { ignoredResources = [], ignoredResourceGroups = [] }: FitArgs): boolean {
  return ignoredResources.includes(name) || ignoredResourceGroups.includes(name.slice(0, name.indexOf("/")));
}
