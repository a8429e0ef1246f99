import type { CycleState, NodeInfo, PluginStatus, Pod, PreScorePlugin } from "@reconcile/api";
import { isSkip, isSuccess, newStatus } from "./status";

/** RunPreScorePlugins in framework/runtime/framework.go. All nodes passed already, so a refusal is out of place: it is an Error. */
export function runPreScorePlugins(plugins: readonly PreScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
  const skipped = new Set<string>();
  state.skipScorePlugins = skipped;
  for (const plugin of plugins) {
    const status = plugin.preScore(state, pod, nodes);
    if (isSkip(status)) skipped.add(plugin.name);
    else if (!isSuccess(status)) return { ...newStatus("Error", `running PreScore plugin "${plugin.name}": ${status?.reasons.join(", ") ?? ""}`), plugin: plugin.name };
  }
  return undefined;
}
