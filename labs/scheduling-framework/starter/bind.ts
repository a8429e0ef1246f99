import type { BindPlugin, CycleState, PluginStatus, Pod, PostBindPlugin, PreBindPlugin } from "@reconcile/api";
import { blame } from "./blame";
import { isSkip, isSuccess, newStatus } from "./status";

/** Stage 2. Asks all whether they have anything to do (preBindPreFlight), then runs those that have. */
export async function runPreBindPlugins(plugins: readonly PreBindPlugin[], state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
  throw new Error("not written yet: runPreBindPlugins");
}

/** Stage 2. The first plugin that does not skip binds the pod. */
export async function runBindPlugins(plugins: readonly BindPlugin[], state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
  throw new Error("not written yet: runBindPlugins");
}

/** Stage 2. */
export function runPostBindPlugins(plugins: readonly PostBindPlugin[], state: CycleState, pod: Pod, nodeName: string): void {
  throw new Error("not written yet: runPostBindPlugins");
}
