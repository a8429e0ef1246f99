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

  /** The pod's object has changed: it stays where it is, unless the change itself may help it. */
  update(oldPod: Pod | undefined, newPod: Pod): void {
    const happened = podSchedulingPropertiesChange(oldPod, newPod).map((event) => ({ event, oldObj: oldPod, newObj: newPod }));
    if (this.activeQ.isInFlight(podUID(newPod))) {
      for (const one of happened) this.activeQ.addEventIfAnyInFlight(one);
      return;
    }
    const info = this.find(podKey(newPod));
    if (info === undefined) {
      this.add(newPod);
      return;
    }
    info.podInfo = this.config.newPodInfo(newPod);
    this.#nominator.updateNominatedPod(oldPod ?? newPod, info.podInfo);
    // Its priority may be another one.
    if (this.activeQ.get(podKey(newPod)) !== undefined) this.activeQ.add(info);
    else if (this.backoffQ.get(podKey(newPod)) !== undefined) this.backoffQ.add(info);
    else for (const one of happened) if (this.unschedulable.has(podKey(newPod))) this.moveIfWorth(info, one);
  }

  delete(pod: Pod): void {
    this.#nominator.deleteNominatedPodIfExists(pod);
    this.remove(podKey(pod));
  }

  activate(pods: readonly Pod[]): void {
    for (const pod of pods) {
      const key = podKey(pod);
      const backingOff = this.backoffQ.get(key);
      const info = backingOff ?? this.unschedulable.get(key);
      if (info !== undefined) this.moveToActiveQ(info, backingOff !== undefined);
      else if (this.activeQ.isInFlight(podUID(pod))) this.activeQ.addEventIfAnyInFlight({ event: wildCardEvent, oldObj: undefined, newObj: pod });
    }
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
