import type { CycleState, NodeInfo, PluginStatus, Pod, PreScorePlugin } from "@reconcile/api";
import { isSkip, isSuccess, newStatus } from "./status";

/** Stage 1. Asks the PreScore plugins and notes who said Skip. Nothing but success and Skip is in place here. */
export function runPreScorePlugins(plugins: readonly PreScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
  throw new Error("not written yet: runPreScorePlugins");
}
