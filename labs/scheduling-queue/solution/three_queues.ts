import type { ClusterEvent, QueuedPodInfo, QueueingHintFunction, QueueingStrategy, SchedulingQueueConfig } from "@reconcile/api";
import { ActiveQueue } from "./active_queue";
import { BackoffQueue } from "./backoff_queue";
import { runPreEnqueuePlugins } from "./pre_enqueue";
import { podKey } from "./queued_pod";
import { queueingHintsOf } from "./queueing_hints";

/** The backoff after the first failure, and the longest, in ms. */
export const defaultPodInitialBackoff = 1000;
export const defaultPodMaxBackoff = 10_000;

/** The three places in which a pod waits, and the ways between them (moveToActiveQ, moveToBackoffQ, requeuePodWithQueueingStrategy upstream). */
export class ThreeQueues {
  protected readonly config: SchedulingQueueConfig;
  protected readonly hints: readonly QueueingHintFunction[];
  protected readonly backoffQ: BackoffQueue;
  protected readonly activeQ: ActiveQueue;
  /** By `podKey`: refused pods that wait for an event, and gated ones. */
  protected readonly unschedulable = new Map<string, QueuedPodInfo>();

  constructor(config: SchedulingQueueConfig) {
    const { clock, less, podInitialBackoff: initial = defaultPodInitialBackoff, podMaxBackoff: max = defaultPodMaxBackoff, popFromBackoffQ = true } = config;
    this.config = config;
    this.hints = queueingHintsOf(config.enqueueExtensions ?? []);
    this.backoffQ = new BackoffQueue({ clock, less, initial, max });
    this.activeQ = new ActiveQueue(less, popFromBackoffQ ? this.backoffQ : undefined);
  }

  /** Where the pod lies. */
  protected find(key: string): QueuedPodInfo | undefined {
    return this.activeQ.get(key) ?? this.backoffQ.get(key) ?? this.unschedulable.get(key);
  }

  /** Takes the pod out of wherever it lies. */
  protected remove(key: string): void {
    this.activeQ.delete(key);
    this.backoffQ.delete(key);
    this.unschedulable.delete(key);
  }

  /** Into the active queue, and whoever waits there is woken; a gated pod goes to unschedulablePods. */
  protected moveToActiveQ(info: QueuedPodInfo, movesFromBackoffQ = false): void {
    // A pod in backoffQ has passed the gates already.
    if (!movesFromBackoffQ && this.#isGated(info)) return;
    info.initialAttemptTimestamp ??= this.config.clock.now();
    this.remove(podKey(info.podInfo.pod));
    this.activeQ.add(info);
    this.activeQ.broadcast();
  }

  /** Into backoffQ; a gated pod goes to unschedulablePods. An idle scheduler may take it from there, so it is told. */
  protected moveToBackoffQ(info: QueuedPodInfo): void {
    if (this.#isGated(info)) return;
    this.remove(podKey(info.podInfo.pod));
    this.backoffQ.add(info);
    this.activeQ.broadcast();
  }

  /** To where an event (or none) sends it. */
  protected requeue(info: QueuedPodInfo, strategy: QueueingStrategy): void {
    if (strategy === "QueueSkip") this.unschedulable.set(podKey(info.podInfo.pod), info);
    else if (strategy === "QueueAfterBackoff" && this.backoffQ.isPodBackingOff(info)) this.moveToBackoffQ(info);
    else this.moveToActiveQ(info);
  }

  /** Asks the gates. A pod that does not pass lies in unschedulablePods afterwards. */
  #isGated(info: QueuedPodInfo): boolean {
    runPreEnqueuePlugins(this.config.preEnqueuePlugins ?? [], info, (name) => this.#eventsOf(name));
    if (info.gatingPlugin === undefined) return false;
    this.unschedulable.set(podKey(info.podInfo.pod), info);
    return true;
  }

  #eventsOf(pluginName: string): readonly ClusterEvent[] {
    return this.hints.filter((hint) => hint.pluginName === pluginName).map(({ event }) => event);
  }
}
