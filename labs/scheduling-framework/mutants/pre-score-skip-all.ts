// mutant-of: pre_score.ts
// killed-by: filter.pre-score
// mistake: A Skip ends the scoring for all plugins.
import type { CycleState, NodeInfo, PluginStatus, Pod, PreScorePlugin } from "@reconcile/api";
import { isSkip, isSuccess, newStatus } from "./status";

/** RunPreScorePlugins in framework/runtime/framework.go. All nodes passed already, so a refusal is out of place: it is an Error. */
export function runPreScorePlugins(plugins: readonly PreScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
  const skipped = new Set<string>();
  state.skipScorePlugins = skipped;
  for (const plugin of plugins) {
    const status = plugin.preScore(state, pod, nodes);
    if (isSkip(status)) return status;
    if (!isSuccess(status)) return { ...newStatus("Error", `running PreScore plugin "${plugin.name}": ${status?.reasons.join(", ") ?? ""}`), plugin: plugin.name };
  }
  return undefined;
}
