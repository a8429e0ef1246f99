import { podSchedulingPropertiesChange, wildCardEvent, type NominatingInfo, type Pod, type PodInfo, type QueuedPodInfo, type SchedulingQueue } from "@reconcile/api";
import { Nominator } from "./nominator";
import { newQueuedPodInfo, podKey, podUID } from "./queued_pod";
import { Requeueing } from "./requeueing";

/** PriorityQueue of backend/queue/scheduling_queue.go: pods change and go while they wait. */
export class PriorityQueue extends Requeueing implements SchedulingQueue {
  readonly #nominator = new Nominator();

  override add(pod: Pod): void {
    const info = newQueuedPodInfo(this.config.newPodInfo(pod), this.config.clock.now());
    this.#nominator.addNominatedPod(info.podInfo);
    this.moveToActiveQ(info);
  }

  /** Stage 3. The pod's object has changed. */
  update(oldPod: Pod | undefined, newPod: Pod): void {
    throw new Error("not written yet: PriorityQueue.update");
  }

  /** Stage 3. */
  delete(pod: Pod): void {
    throw new Error("not written yet: PriorityQueue.delete");
  }

  /** Stage 3. */
  activate(pods: readonly Pod[]): void {
    throw new Error("not written yet: PriorityQueue.activate");
  }

  addNominatedPod(podInfo: PodInfo, nominatingInfo?: NominatingInfo): void {
    this.#nominator.addNominatedPod(podInfo, nominatingInfo);
  }

  deleteNominatedPodIfExists(pod: Pod): void {
    this.#nominator.deleteNominatedPodIfExists(pod);
  }

  updateNominatedPod(oldPod: Pod, newPodInfo: PodInfo): void {
    this.#nominator.updateNominatedPod(oldPod, newPodInfo);
  }

  nominatedPodsForNode(nodeName: string): readonly PodInfo[] {
    return this.#nominator.nominatedPodsForNode(nodeName);
  }

  podsInActiveQ(): readonly QueuedPodInfo[] {
    return this.activeQ.list();
  }

  podsInBackoffQ(): readonly QueuedPodInfo[] {
    return this.backoffQ.list();
  }

  unschedulablePods(): readonly QueuedPodInfo[] {
    return [...this.unschedulable.values()];
  }

  inFlightPods(): readonly string[] {
    return this.activeQ.inFlightPods();
  }
}
