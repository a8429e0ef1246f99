// mutant-of: fit.ts
// killed-by: filter.fit-init
// mistake: Only the containers are added up. A pod whose init container needs more is placed on a node where it cannot start.
import type { CycleState, FilterPlugin, NodeInfo, PluginStatus, Pod, PreFilterPlugin, PreFilterReturn, Resource } from "@reconcile/api";
import { Fixed } from "./fixed";
import { resourceOf } from "./resources";
import { newStatus } from "./status";

export interface InsufficientResource {
  readonly resourceName: string;
  readonly reason: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
  readonly unresolvable: boolean;
}

export class Fit implements PreFilterPlugin, FilterPlugin {
  readonly name = "NodeResourcesFit";

  preFilter(state: CycleState, pod: Pod): PreFilterReturn | undefined {
    state.write("fit", new Fixed(requestsOf(pod)));
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const requests = state.read<Fixed<Resource>>("fit")?.value ?? requestsOf(pod);
    const missing = fitsRequest(requests, nodeInfo);
    if (missing.length === 0) return undefined;
    const code = missing.some(({ unresolvable }) => unresolvable) ? "UnschedulableAndUnresolvable" : "Unschedulable";
    return newStatus(code, ...missing.map(({ reason }) => reason));
  }
}

function requestsOf(pod: Pod): Resource {
  const sum = { milliCPU: 0, memory: 0, ephemeralStorage: 0, allowedPodNumber: 0, scalarResources: new Map<string, number>() };
  for (const { resources } of pod.spec?.containers ?? []) {
    const one = resourceOf(resources?.requests);
    sum.milliCPU += one.milliCPU;
    sum.memory += one.memory;
    sum.ephemeralStorage += one.ephemeralStorage;
    for (const [name, amount] of one.scalarResources) sum.scalarResources.set(name, (sum.scalarResources.get(name) ?? 0) + amount);
  }
  return sum;
}

export function fitsRequest(requests: Resource, nodeInfo: NodeInfo): readonly InsufficientResource[] {
  const { allocatable, requested: used } = nodeInfo;
  const missing: InsufficientResource[] = [];
  const check = (resourceName: string, request: number, taken: number, capacity: number) => {
    if (request > 0 && request > capacity - taken) {
      missing.push({ resourceName, reason: `Insufficient ${resourceName}`, requested: request, used: taken, capacity, unresolvable: request > capacity });
    }
  };
  const pods = nodeInfo.pods.length;
  if (pods + 1 > allocatable.allowedPodNumber) {
    missing.push({ resourceName: "pods", reason: "Too many pods", requested: 1, used: pods, capacity: allocatable.allowedPodNumber, unresolvable: false });
  }
  check("cpu", requests.milliCPU, used.milliCPU, allocatable.milliCPU);
  check("memory", requests.memory, used.memory, allocatable.memory);
  check("ephemeral-storage", requests.ephemeralStorage, used.ephemeralStorage, allocatable.ephemeralStorage);
  for (const [name, amount] of requests.scalarResources) {
    check(name, amount, used.scalarResources.get(name) ?? 0, allocatable.scalarResources.get(name) ?? 0);
  }
  return missing;
}
