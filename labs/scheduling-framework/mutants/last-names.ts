// mutant-of: pre_filter.ts
// killed-by: filter.narrow
// mistake: The last plugin that names nodes wins.
import type { CycleState, NodeInfo, PluginStatus, Pod, PreFilterOutcome, PreFilterPlugin } from "@reconcile/api";
import { blame } from "./blame";
import { isSkip, isSuccess, newStatus } from "./status";

/**
 * RunPreFilterPlugins in framework/runtime/framework.go. The nodes that plugins name are intersected; once none is left, no further plugin is asked.
 */
export function runPreFilterPlugins(plugins: readonly PreFilterPlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterOutcome {
  const skipped = new Set<string>();
  const narrowedBy = new Set<string>();
  let nodeNames: ReadonlySet<string> | undefined;
  // A set that grows: the plugins that come later may look at it.
  state.skipFilterPlugins = skipped;
  for (const plugin of plugins) {
    const { result, status } = plugin.preFilter(state, pod, nodes) ?? {};
    if (isSkip(status)) {
      skipped.add(plugin.name);
      continue;
    }
    if (!isSuccess(status)) return { status: blame(plugin, "PreFilter", status), plugins: narrowedBy };
    if (result?.nodeNames === undefined) continue;
    narrowedBy.add(plugin.name);
    nodeNames = result.nodeNames;
    if (nodeNames.size === 0) return { result: { nodeNames }, status: noNodeLeft(plugin.name, narrowedBy), plugins: narrowedBy };
  }
  return nodeNames === undefined ? { plugins: narrowedBy } : { result: { nodeNames }, plugins: narrowedBy };
}

function noNodeLeft(plugin: string, narrowedBy: ReadonlySet<string>): PluginStatus {
  const reason = narrowedBy.size === 1
    ? `node(s) didn't satisfy plugin ${plugin}`
    : `node(s) didn't satisfy plugin(s) [${[...narrowedBy].sort().join(" ")}] simultaneously`;
  return { ...newStatus("UnschedulableAndUnresolvable", reason), plugin };
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((name) => b.has(name)));
}
