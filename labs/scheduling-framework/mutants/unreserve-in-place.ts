// mutant-of: reserve.ts
// killed-by: reserve.reverse
// mistake: The list is turned round in place, so that every second pod is reserved backwards.
import type { CycleState, PluginStatus, Pod, ReservePlugin } from "@reconcile/api";
import { blame } from "./blame";
import { isSuccess } from "./status";

/** RunReservePluginsReserve in framework/runtime/framework.go. Whoever calls it and gets a no has to call {@link runReservePluginsUnreserve}. */
export function runReservePluginsReserve(plugins: readonly ReservePlugin[], state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined {
  for (const plugin of plugins) {
    const status = plugin.reserve(state, pod, nodeName);
    if (!isSuccess(status)) return blame(plugin, "Reserve", status);
  }
  return undefined;
}

/** All plugins, the last one first: also those whose Reserve was never called, which is why Unreserve must be idempotent. */
export function runReservePluginsUnreserve(plugins: readonly ReservePlugin[], state: CycleState, pod: Pod, nodeName: string): void {
  for (const plugin of (plugins as ReservePlugin[]).reverse()) plugin.unreserve(state, pod, nodeName);
}
