import { isWildCardEvent, matchClusterEvents, type EnqueueExtensions, type Pod, type QueuedPodInfo, type QueueingHintFunction, type QueueingStrategy } from "@reconcile/api";
import type { InFlightEvent } from "./active_queue";
import { podUID, rejectorPlugins } from "./queued_pod";

/** Which plugin waits for what. Asked once. */
export function queueingHintsOf(plugins: readonly EnqueueExtensions[]): QueueingHintFunction[] {
  return plugins.flatMap((plugin) => plugin.eventsToRegister().map(({ event, queueingHintFn }) => ({
    pluginName: plugin.name, event, ...(queueingHintFn === undefined ? {} : { queueingHintFn }),
  })));
}

/** Stage 2. Can the event help a pod that was refused? */
export function isPodWorthRequeuing(info: QueuedPodInfo, { event, oldObj, newObj }: InFlightEvent, hints: readonly QueueingHintFunction[]): QueueingStrategy {
  throw new Error("not written yet: isPodWorthRequeuing");
}
