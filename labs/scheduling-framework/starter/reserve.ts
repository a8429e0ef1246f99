import type { CycleState, PluginStatus, Pod, ReservePlugin } from "@reconcile/api";
import { blame } from "./blame";
import { isSuccess } from "./status";

/** Stage 2. Asks the Reserve plugins in order; the first refusal is the answer. */
export function runReservePluginsReserve(plugins: readonly ReservePlugin[], state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined {
  throw new Error("not written yet: runReservePluginsReserve");
}

/** Stage 2. Undoes what Reserve plugins have done. */
export function runReservePluginsUnreserve(plugins: readonly ReservePlugin[], state: CycleState, pod: Pod, nodeName: string): void {
  throw new Error("not written yet: runReservePluginsUnreserve");
}
