import type { ClusterEvent, PreEnqueuePlugin, QueuedPodInfo } from "@reconcile/api";

/** Stage 3. Asks the PreEnqueue plugins, and notes in the pod who keeps it out. `eventsOf`: the events that a plugin has registered. */
export function runPreEnqueuePlugins(plugins: readonly PreEnqueuePlugin[], info: QueuedPodInfo, eventsOf: (pluginName: string) => readonly ClusterEvent[]): void {
  // Until stage 3 every pod may pass.
}
