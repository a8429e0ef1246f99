// mutant-of: post_filter.ts
// killed-by: filter.post
// mistake: What a plugin says of the nomination is dropped when it found no room: an old nomination is never taken back.
import type { CycleState, Diagnosis, Pod, PostFilterPlugin, PostFilterReturn } from "@reconcile/api";
import { blame } from "./blame";
import { isRejected, isSuccess, newStatus } from "./status";

/** RunPostFilterPlugins in framework/runtime/framework.go: the first plugin that makes room is the last that is asked. */
export async function runPostFilterPlugins(plugins: readonly PostFilterPlugin[], state: CycleState, pod: Pod, diagnosis: Diagnosis): Promise<PostFilterReturn> {
  const reasons: string[] = [];
  let rejector: string | undefined;
  let nominating: PostFilterReturn["nominatingInfo"];
  for (const plugin of plugins) {
    const { status, nominatingInfo } = await plugin.postFilter(state, pod, diagnosis);
    const said = nominatingInfo === undefined ? {} : { nominatingInfo };
    if (isSuccess(status)) return { status, ...said };
    if (status.code === "UnschedulableAndUnresolvable") return { status: blame(plugin, "PostFilter", status), ...said };
    if (!isRejected(status)) return { status: blame(plugin, "PostFilter", status) };
    // What a plugin says of the nomination counts even if it found no room; "noop" says nothing.
    reasons.push(...status.reasons);
    rejector ??= plugin.name;
  }
  const status = { ...newStatus("Unschedulable", ...reasons), ...(rejector === undefined ? {} : { plugin: rejector }) };
  return nominating === undefined ? { status } : { status, nominatingInfo: nominating };
}
