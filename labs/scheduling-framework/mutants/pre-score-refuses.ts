// mutant-of: pre_score.ts
// killed-by: filter.pre-score
// mistake: A refusal at PreScore is passed on as one, though all nodes have passed.
import type { CycleState, NodeInfo, PluginStatus, Pod, PreScorePlugin } from "@reconcile/api";
import { isSkip, isSuccess, newStatus } from "./status";

/** RunPreScorePlugins in framework/runtime/framework.go. All nodes passed already, so a refusal is out of place: it is an Error. */
export function runPreScorePlugins(plugins: readonly PreScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
  const skipped = new Set<string>();
  state.skipScorePlugins = skipped;
  for (const plugin of plugins) {
    const status = plugin.preScore(state, pod, nodes);
    if (isSkip(status)) skipped.add(plugin.name);
    else if (!isSuccess(status)) return { ...newStatus(status?.code ?? "Error", ...(status?.reasons ?? [])), plugin: plugin.name };
  }
  return undefined;
}
