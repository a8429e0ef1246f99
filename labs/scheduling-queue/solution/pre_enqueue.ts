import type { ClusterEvent, PreEnqueuePlugin, QueuedPodInfo } from "@reconcile/api";

/**
 * Asks the PreEnqueue plugins, the one that gates the pod now before all others, and notes in the pod who keeps it out (runPreEnqueuePlugins in
 * backend/queue/scheduling_queue.go). `eventsOf`: the events that a plugin has registered.
 */
export function runPreEnqueuePlugins(plugins: readonly PreEnqueuePlugin[], info: QueuedPodInfo, eventsOf: (pluginName: string) => readonly ClusterEvent[]): void {
  const first = plugins.find(({ name }) => name === info.gatingPlugin);
  const inOrder = first === undefined ? plugins : [first, ...plugins.filter((plugin) => plugin !== first)];
  for (const plugin of inOrder) {
    const status = plugin.preEnqueue(info.podInfo.pod);
    if (status === undefined || status.code === "Success") continue;
    info.gatingPlugin = plugin.name;
    info.gatingPluginEvents = eventsOf(plugin.name);
    info.unschedulablePlugins.add(plugin.name);
    return;
  }
  info.gatingPlugin = undefined;
  info.gatingPluginEvents = [];
}
