// mutant-of: queueing_hints.ts
// killed-by: events.hint
// mistake: The hint gets the objects in the wrong order and judges by what was.
import { isWildCardEvent, matchClusterEvents, type EnqueueExtensions, type Pod, type QueuedPodInfo, type QueueingHintFunction, type QueueingStrategy } from "@reconcile/api";
import type { InFlightEvent } from "./active_queue";
import { podUID, rejectorPlugins } from "./queued_pod";

/** Which plugin waits for what. Asked once (buildQueueingHintMap in pkg/scheduler/scheduler.go). */
export function queueingHintsOf(plugins: readonly EnqueueExtensions[]): QueueingHintFunction[] {
  return plugins.flatMap((plugin) => plugin.eventsToRegister().map(({ event, queueingHintFn }) => ({
    pluginName: plugin.name, event, ...(queueingHintFn === undefined ? {} : { queueingHintFn }),
  })));
}

/**
 * Can the event help a pod that was refused? Only the plugins that refused it are asked (isPodWorthRequeuing in backend/queue/scheduling_queue.go).
 */
export function isPodWorthRequeuing(info: QueuedPodInfo, { event, oldObj, newObj }: InFlightEvent, hints: readonly QueueingHintFunction[]): QueueingStrategy {
  const rejectors = rejectorPlugins(info);
  const { pod } = info.podInfo;
  // No plugin refused it: an error brought it here, and no event is needed to try again.
  if (rejectors.size === 0) return "QueueAfterBackoff";
  if (isWildCardEvent(event)) return newObj === undefined || podUID(newObj as Pod) === podUID(pod) ? "QueueAfterBackoff" : "QueueSkip";
  let strategy: QueueingStrategy = "QueueSkip";
  for (const hint of hints) {
    if (!rejectors.has(hint.pluginName) || !matchClusterEvents(hint.event, event) || !helps(hint, pod, oldObj, newObj)) continue;
    if (info.pendingPlugins.has(hint.pluginName)) return "QueueImmediately";
    strategy = "QueueAfterBackoff";
  }
  return strategy;
}

function helps({ queueingHintFn }: QueueingHintFunction, pod: Pod, oldObj: object | undefined, newObj: object | undefined): boolean {
  if (queueingHintFn === undefined) return true;
  try {
    return queueingHintFn(pod, newObj, oldObj) === "Queue";
  } catch {
    // Better to try in vain than to leave the pod lying for ever.
    return true;
  }
}
