import type { CycleState, NodeInfo, PluginStatus, Pod, PreFilterOutcome, PreFilterPlugin } from "@reconcile/api";
import { blame } from "./blame";
import { isSkip, isSuccess, newStatus } from "./status";

/** Stage 1. Asks the PreFilter plugins in order, notes who said Skip, and intersects the nodes that they name. */
export function runPreFilterPlugins(plugins: readonly PreFilterPlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterOutcome {
  throw new Error("not written yet: runPreFilterPlugins");
}

/** The status when no node is left: `plugin` is the last one that named nodes. */
function noNodeLeft(plugin: string, narrowedBy: ReadonlySet<string>): PluginStatus {
  const reason = narrowedBy.size === 1
    ? `node(s) didn't satisfy plugin ${plugin}`
    : `node(s) didn't satisfy plugin(s) [${[...narrowedBy].sort().join(" ")}] simultaneously`;
  return { ...newStatus("UnschedulableAndUnresolvable", reason), plugin };
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((name) => b.has(name)));
}
