// mutant-of: fit.ts
// killed-by: filter.fit-all-reasons
// mistake: The node gets one pod more than it may run; the kubelet rejects it.
import type { CycleState, FilterPlugin, NodeInfo, PluginStatus, Pod, PreFilterPlugin, PreFilterReturn, Resource } from "@reconcile/api";
import { Fixed } from "./fixed";
import { podResource } from "./resources";
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
    state.write("fit", new Fixed(podResource(pod)));
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const requests = state.read<Fixed<Resource>>("fit")?.value ?? podResource(pod);
    const missing = fitsRequest(requests, nodeInfo);
    if (missing.length === 0) return undefined;
    const code = missing.some(({ unresolvable }) => unresolvable) ? "UnschedulableAndUnresolvable" : "Unschedulable";
    return newStatus(code, ...missing.map(({ reason }) => reason));
  }
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
  if (pods > allocatable.allowedPodNumber) {
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
