// mutant-of: waiting_pods.ts
// killed-by: permit.reject
// mistake: A rejection only counts when nobody has allowed the pod.
import type { Clock, PluginStatus, Pod, Timer, WaitingPod } from "@reconcile/api";
import { newStatus } from "./status";

/** A pod that waits for the plugins that asked for time (framework/runtime/waiting_pods_map.go). What they say is kept, even if nobody waits for it yet. */
export class PermitWait implements WaitingPod {
  readonly pod: Pod;
  /** The plugins' answer together; undefined is a yes. */
  readonly answer: Promise<PluginStatus | undefined>;
  readonly #timers = new Map<string, Timer>();
  readonly #asked: number;
  #resolve: (status: PluginStatus | undefined) => void = () => {};

  /** `timeouts`: how long each plugin lets the pod wait, in ms. */
  constructor(clock: Clock, pod: Pod, timeouts: ReadonlyMap<string, number>) {
    this.pod = pod;
    this.#asked = timeouts.size;
    this.answer = new Promise((resolve) => { this.#resolve = resolve; });
    for (const [plugin, timeout] of timeouts) {
      this.#timers.set(plugin, clock.setTimer(timeout, () => this.reject(plugin, `rejected due to timeout after waiting ${timeout}ms at plugin ${plugin}`)));
    }
  }

  get pendingPlugins(): readonly string[] {
    return [...this.#timers.keys()];
  }

  allow(pluginName: string): void {
    this.#timers.get(pluginName)?.stop();
    if (!this.#timers.delete(pluginName) || this.#timers.size > 0) return;
    this.#resolve(undefined);
  }

  reject(pluginName: string, message: string): void {
    if (this.#timers.size < this.#asked) { this.allow(pluginName); return; }
    for (const timer of this.#timers.values()) timer.stop();
    this.#timers.clear();
    // A second answer has no effect: a promise settles once.
    this.#resolve({ ...newStatus("Unschedulable", message), plugin: pluginName });
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
