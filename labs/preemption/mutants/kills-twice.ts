// mutant-of: executor.ts
// killed-by: plugin.terminating
// mistake: Victims that are shutting down are deleted once more, which may shorten their grace period.
import type { FrameworkHandle, ObjectLister, Pod } from "@reconcile/api";
import type { Candidate } from "./candidate";
import { podPriority, podUID } from "./pods";
import { preemptPod } from "./preempt_pod";
export type PodLister = Pick<ObjectLister<Pod>, "get">;
export class Executor {
  readonly #framework: FrameworkHandle;
  readonly #podLister: PodLister;
  readonly #preempting = new Map<string, Pod | undefined>();

  constructor(framework: FrameworkHandle, podLister: PodLister) {
    this.#framework = framework;
    this.#podLister = podLister;
  }
  prepareCandidate(candidate: Candidate, preemptor: Pod): void {
    const victims = candidate.victims.pods;
    if (victims.length === 0) return;
    this.#preempting.set(podUID(preemptor), undefined);
    void this.#run(candidate.name, victims, preemptor);
  }
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
      this.#preempting.set(podUID(preemptor), last);
      await preemptPod(this.#framework, last, preemptor);
    } catch {
      failed = true;
    }
    this.#preempting.delete(podUID(preemptor));
    if (failed) this.#framework.activate([preemptor]);
  }
  async #clearNominations(nodeName: string, preemptor: Pod): Promise<boolean> {
    const lower = this.#framework.nominatedPodsForNode(nodeName).filter((info) => podPriority(info.pod) < podPriority(preemptor));
    const results = await Promise.allSettled(lower.map((info) => this.#framework.client.patchPodStatus(info.pod, { nominatedNodeName: "" })));
    return results.every(({ status }) => status === "fulfilled");
  }
}
