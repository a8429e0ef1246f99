import type { FrameworkHandle, ObjectLister, Pod } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { podPriority, podUID } from "./pods";
import { preemptPod } from "./preempt_pod";

/** Pods as an informer knows them. */
export type PodLister = Pick<ObjectLister<Pod>, "get">;

/** Tells the victims, beside the scheduling cycles (Executor in framework/preemption/executor.go, its asynchronous half). */
export class Executor {
  readonly #framework: FrameworkHandle;
  readonly #podLister: PodLister;
  /** By uid of the preemptor: the last victim, once it is that one's turn. */
  readonly #preempting = new Map<string, Pod | undefined>();

  constructor(framework: FrameworkHandle, podLister: PodLister) {
    this.#framework = framework;
    this.#podLister = podLister;
  }

  /** Begins to preempt, and returns at once. */
  prepareCandidate(candidate: Candidate, preemptor: Pod): void {
    const victims = candidate.victims.pods.filter((pod) => pod.metadata?.deletionTimestamp === undefined);
    if (victims.length === 0) return;
    this.#preempting.set(podUID(preemptor), undefined);
    void this.#run(candidate.name, victims, preemptor);
  }

  /** Is the pod kept out of the queue because its preemption is under way? Not any more once its last victim is seen to go. */
  isPodRunningPreemption(uid: string): boolean {
    if (!this.#preempting.has(uid)) return false;
    const last = this.#preempting.get(uid);
    if (last === undefined) return true;
    const seen = this.#podLister.get(last.metadata?.namespace ?? "", last.metadata?.name ?? "");
    return seen !== undefined && seen.metadata?.deletionTimestamp === undefined;
  }

  async #run(nodeName: string, victims: readonly Pod[], preemptor: Pod): Promise<void> {
    let failed = !await this.#clearNominations(nodeName, preemptor);
    const rest = victims.slice(0, -1);
    const last = victims.at(-1) as Pod;
    try {
      await Promise.all(rest.map((victim) => preemptPod(this.#framework, victim, preemptor)));
      // The queue hears of the last deletion before the call returns, and must then not find the pod locked.
      this.#preempting.set(podUID(preemptor), last);
      await preemptPod(this.#framework, last, preemptor);
    } catch {
      failed = true;
    }
    this.#preempting.delete(podUID(preemptor));
    // No event may come that would wake the pod.
    if (failed) this.#framework.activate([preemptor]);
  }

  /** Pods of lower priority that were promised this node look for another place at once. False if a call failed. */
  async #clearNominations(nodeName: string, preemptor: Pod): Promise<boolean> {
    const lower = this.#framework.nominatedPodsForNode(nodeName).filter((info) => podPriority(info.pod) < podPriority(preemptor));
    const results = await Promise.allSettled(lower.map((info) => this.#framework.client.patchPodStatus(info.pod, { nominatedNodeName: "" })));
    return results.every(({ status }) => status === "fulfilled");
  }
}
