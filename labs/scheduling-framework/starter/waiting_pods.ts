import type { Clock, PluginStatus, Pod, Timer, WaitingPod } from "@reconcile/api";
import { newStatus } from "./status";

/** Stage 2. A pod that waits for the plugins that asked for time. What they say is kept, even if nobody waits for it yet. */
export class PermitWait implements WaitingPod {
  readonly pod: Pod;
  /** The plugins' answer together; undefined is a yes. */
  readonly answer: Promise<PluginStatus | undefined>;

  /** `timeouts`: how long each plugin lets the pod wait, in ms. */
  constructor(clock: Clock, pod: Pod, timeouts: ReadonlyMap<string, number>) {
    this.pod = pod;
    this.answer = Promise.resolve(undefined);
  }

  get pendingPlugins(): readonly string[] {
    return [];
  }

  allow(pluginName: string): void {
    throw new Error("not written yet: PermitWait.allow");
  }

  reject(pluginName: string, message: string): void {
    throw new Error("not written yet: PermitWait.reject");
  }
}

/** The pods that wait, by uid. */
export class WaitingPodsMap {
  readonly #pods = new Map<string, PermitWait>();

  add(pod: PermitWait): void {
    this.#pods.set(pod.pod.metadata?.uid ?? "", pod);
  }

  get(uid: string): PermitWait | undefined {
    return this.#pods.get(uid);
  }

  remove(uid: string): void {
    this.#pods.delete(uid);
  }

  iterate(callback: (pod: WaitingPod) => void): void {
    for (const pod of [...this.#pods.values()]) callback(pod);
  }
}
