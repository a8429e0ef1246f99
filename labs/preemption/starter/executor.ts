import type { FrameworkHandle, ObjectLister, Pod } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { podPriority, podUID } from "./pods";
import { preemptPod } from "./preempt_pod";

/** Pods as an informer knows them: get(namespace, name), undefined if there is none. */
export type PodLister = Pick<ObjectLister<Pod>, "get">;

/** Stage 4. Tells the victims, while the scheduler goes on with other pods. */
export class Executor {
  readonly #framework: FrameworkHandle;
  readonly #podLister: PodLister;

  constructor(framework: FrameworkHandle, podLister: PodLister) {
    this.#framework = framework;
    this.#podLister = podLister;
  }

  /**
   * Begins to preempt, and returns at once. What you need of the framework
   * besides preemptPod: nominatedPodsForNode(name), client.patchPodStatus(pod, { … }),
   * activate(pods).
   */
  prepareCandidate(candidate: Candidate, preemptor: Pod): void {
    throw new Error("not written yet: Executor.prepareCandidate");
  }

  /** Is the preemption for the pod with this uid under way? It stays out of the queue until then. */
  isPodRunningPreemption(uid: string): boolean {
    return false;
  }
}
