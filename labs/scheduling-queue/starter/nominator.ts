import type { NominatingInfo, Pod, PodInfo, PodNominator } from "@reconcile/api";
import { podUID } from "./queued_pod";

/** Stage 3. Which pods have been promised a place on which node. */
export class Nominator implements PodNominator {
  /** Without `nominatingInfo`, or with mode noop, the pod's own status says which node it is. */
  addNominatedPod(podInfo: PodInfo, nominatingInfo?: NominatingInfo): void {}

  deleteNominatedPodIfExists(pod: Pod): void {}

  updateNominatedPod(oldPod: Pod, newPodInfo: PodInfo): void {}

  nominatedPodsForNode(nodeName: string): readonly PodInfo[] {
    return [];
  }
}
