import type { PluginStatus, SchedulerPlugin } from "@reconcile/api";
import { isRejected, newStatus } from "./status";

/** The status with the name of the plugin that said it. Whatever is neither yes nor no becomes an Error that says where it happened. */
export function blame(plugin: SchedulerPlugin, point: string, status: PluginStatus | undefined): PluginStatus {
  if (status !== undefined && isRejected(status)) return { ...status, plugin: plugin.name };
  return { ...newStatus("Error", `running ${point} plugin "${plugin.name}": ${status?.reasons.join(", ") ?? ""}`), plugin: plugin.name };
}
