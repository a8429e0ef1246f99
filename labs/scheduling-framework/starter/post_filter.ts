import type { CycleState, Diagnosis, Pod, PostFilterPlugin, PostFilterReturn } from "@reconcile/api";
import { blame } from "./blame";
import { isRejected, isSuccess, newStatus } from "./status";

/** Stage 1. Asks the PostFilter plugins in order, until one has made room. */
export async function runPostFilterPlugins(plugins: readonly PostFilterPlugin[], state: CycleState, pod: Pod, diagnosis: Diagnosis): Promise<PostFilterReturn> {
  throw new Error("not written yet: runPostFilterPlugins");
}
