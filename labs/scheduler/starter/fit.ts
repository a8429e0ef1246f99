import type { CycleState, FilterPlugin, NodeInfo, Pod, PluginStatus, PreFilterPlugin, PreFilterReturn, Resource } from "@reconcile/api";
import { newStatus } from "./status";

/** Something that a node has too little of. */
export interface InsufficientResource {
  /** "cpu", "memory", "ephemeral-storage", "nvidia.com/gpu" … or "pods". */
  readonly resourceName: string;
  /** "Insufficient cpu"; of pods "Too many pods". */
  readonly reason: string;
  readonly requested: number;
  readonly used: number;
  readonly capacity: number;
  /** The pod asks for more than the whole node has. */
  readonly unresolvable: boolean;
}

/** Stage 1. Does the node have what the pod requests? */
export class Fit implements PreFilterPlugin, FilterPlugin {
  readonly name = "NodeResourcesFit";

  /**
   * Called once for a pod, before its nodes are looked at. podResource(pod) of
   * resources.ts says what a pod needs as a whole; work it out here, not once
   * a node. A value goes into the state as new Fixed(value), see fixed.ts.
   */
  preFilter(state: CycleState, pod: Pod): PreFilterReturn | undefined {
    return undefined;
  }

  /** Says all that is missing; see status.ts for how. */
  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    throw new Error("not written yet: Fit.filter");
  }
}

/** All that is missing, in the order pods, cpu, memory, ephemeral-storage, others. */
export function fitsRequest(requests: Resource, nodeInfo: NodeInfo): readonly InsufficientResource[] {
  throw new Error("not written yet: fitsRequest");
}
