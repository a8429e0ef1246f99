import type { NominatingInfo, Pod, PodInfo, PodNominator } from "@reconcile/api";
import { podUID } from "./queued_pod";

// Asked for every node of every cycle, and mostly the answer.
const nobody: readonly PodInfo[] = [];

/** Which pods have been promised a place on which node (backend/queue/nominator.go). */
export class Nominator implements PodNominator {
  readonly #byNode = new Map<string, Map<string, PodInfo>>();
  readonly #nodeOf = new Map<string, string>();

  /** Without `nominatingInfo`, or with mode noop, the pod's own status says which node it is. */
  addNominatedPod(podInfo: PodInfo, nominatingInfo?: NominatingInfo): void {
    const { pod } = podInfo;
    this.deleteNominatedPodIfExists(pod);
    const node = nominatingInfo?.nominatingMode === "override" ? nominatingInfo.nominatedNodeName : pod.status?.nominatedNodeName;
    if (!node) return;
    const uid = podUID(pod);
    this.#nodeOf.set(uid, node);
    const pods = this.#byNode.get(node) ?? new Map<string, PodInfo>();
    this.#byNode.set(node, pods.set(uid, podInfo));
  }

  deleteNominatedPodIfExists(pod: Pod): void {
    const uid = podUID(pod);
    const node = this.#nodeOf.get(uid);
    if (node === undefined) return;
    this.#nodeOf.delete(uid);
    const pods = this.#byNode.get(node);
    pods?.delete(uid);
    if (pods?.size === 0) this.#byNode.delete(node);
  }

  /** An update that says nothing of a node, before and after, does not end a nomination: the API server may not know of it yet. */
  updateNominatedPod(oldPod: Pod, newPodInfo: PodInfo): void {
    const known = this.#nodeOf.get(podUID(oldPod));
    const keeps = known !== undefined && !oldPod.status?.nominatedNodeName && !newPodInfo.pod.status?.nominatedNodeName;
    this.deleteNominatedPodIfExists(oldPod);
    this.addNominatedPod(newPodInfo, keeps ? { nominatedNodeName: known, nominatingMode: "override" } : undefined);
  }

  nominatedPodsForNode(nodeName: string): readonly PodInfo[] {
    const pods = this.#byNode.get(nodeName);
    return pods === undefined ? nobody : [...pods.values()];
  }
}
