// mutant-of: bind.ts
// killed-by: bind.first
// mistake: After a failure the next Bind plugin tries: the pod may be bound twice.
import type { BindPlugin, CycleState, PluginStatus, Pod, PostBindPlugin, PreBindPlugin } from "@reconcile/api";
import { blame } from "./blame";
import { isSkip, isSuccess, newStatus } from "./status";

/** RunPreBindPlugins in framework/runtime/framework.go; one after the other, where upstream may run plugins at the same time that say `allowParallel`. */
export async function runPreBindPlugins(plugins: readonly PreBindPlugin[], state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
  const skipped = new Set<string>();
  state.skipPreBindPlugins = skipped;
  for (const plugin of plugins) {
    const flight = plugin.preBindPreFlight?.(state, pod, nodeName)?.status;
    if (isSkip(flight)) skipped.add(plugin.name);
    else if (!isSuccess(flight)) return blame(plugin, "PreBindPreFlight", flight);
  }
  for (const plugin of plugins) {
    if (skipped.has(plugin.name)) continue;
    const status = await plugin.preBind(state, pod, nodeName);
    if (!isSuccess(status)) return blame(plugin, "PreBind", status);
  }
  return undefined;
}

/** RunBindPlugins: the first that does not skip has the pod. `Skip` if none wants it. */
export async function runBindPlugins(plugins: readonly BindPlugin[], state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
  for (const plugin of plugins) {
    const status = await plugin.bind(state, pod, nodeName);
    if (!isSuccess(status)) continue;
    return isSuccess(status) ? undefined : blame(plugin, "Bind", status);
  }
  return newStatus("Skip");
}

/** RunPostBindPlugins. */
export function runPostBindPlugins(plugins: readonly PostBindPlugin[], state: CycleState, pod: Pod, nodeName: string): void {
  for (const plugin of plugins) plugin.postBind(state, pod, nodeName);
}
