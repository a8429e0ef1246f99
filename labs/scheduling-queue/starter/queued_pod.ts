import { metaNamespaceKeyFunc, type Pod, type PodInfo, type QueuedPodInfo } from "@reconcile/api";

/** `namespace/name`: how the queues name a pod. */
export function podKey(pod: Pod): string {
  return metaNamespaceKeyFunc(pod);
}

/** How pods in flight are named. A pod that is deleted and created again under its name is another one. */
export function podUID(pod: Pod): string {
  return pod.metadata?.uid ?? podKey(pod);
}

/** A pod that has not been tried yet. */
export function newQueuedPodInfo(podInfo: PodInfo, timestamp: number): QueuedPodInfo {
  return {
    podInfo, timestamp, attempts: 0, backoffExpiration: undefined, unschedulableCount: 0, consecutiveErrorsCount: 0, initialAttemptTimestamp: undefined,
    unschedulablePlugins: new Set(), pendingPlugins: new Set(), gatingPlugin: undefined, gatingPluginEvents: [],
  };
}

/** The plugins that refused it the last time, or have something to finish. */
export function rejectorPlugins({ unschedulablePlugins, pendingPlugins }: QueuedPodInfo): ReadonlySet<string> {
  return new Set([...unschedulablePlugins, ...pendingPlugins]);
}
