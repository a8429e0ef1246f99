import type { Json } from "@/lib/sim";
import type { QueuedPodInfo, SchedulingQueue } from "@reconcile/api";

/** What is in the queues, as the trace shows it. A student's queue may lack any of it. */
export function queueState(queue: SchedulingQueue): Json {
  return {
    active: list(() => queue.podsInActiveQ()).map(({ podInfo: { pod }, attempts }) => ({ pod: nameOf(pod), priority: pod.spec?.priority ?? 0, attempts })),
    backoff: list(() => queue.podsInBackoffQ()).map(({ podInfo: { pod }, attempts, backoffExpiration }) => ({
      pod: nameOf(pod), priority: pod.spec?.priority ?? 0, attempts, ...(typeof backoffExpiration === "number" ? { until: backoffExpiration } : {}),
    })),
    unschedulable: list(() => queue.unschedulablePods()).map(({ podInfo: { pod }, attempts, unschedulablePlugins, pendingPlugins, gatingPlugin }) => ({
      pod: nameOf(pod), priority: pod.spec?.priority ?? 0, attempts, plugins: [...unschedulablePlugins, ...pendingPlugins], ...(gatingPlugin === undefined ? {} : { gate: gatingPlugin }),
    })),
    inFlight: list(() => queue.inFlightPods()),
  };
}

const nameOf = (pod: QueuedPodInfo["podInfo"]["pod"]): string => pod.metadata?.name ?? "?";

function list<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read();
  } catch {
    return [];
  }
}
