import type { CycleState, Json, NodeInfo, NodePluginScores, Pod, PluginStatus, SharedLister, WeightedPlugin } from "@reconcile/api";
import { ProfileRunner, type RunScores } from "./behaviours/runner";
import { MapCycleState } from "./framework/cycle_state";
import { isSkip, isSuccess } from "./starter/status";

/**
 * What one cycle makes of a pod: the table of nodes × plugins that no cluster shows. JSON, so that it can stand in a trace and be drawn
 * (lib/ui/figures/scheduler has the same shape).
 */
export type SchedulingTable = {
  readonly pod: string;
  /** Filter plugins, in the order in which they are asked. */
  readonly filters: readonly string[];
  /** Score plugins with their weights. */
  readonly scores: readonly { readonly plugin: string; readonly weight: number }[];
  readonly rows: readonly TableRow[];
  /** The node that is chosen, if one is. */
  readonly chosen?: string;
  /** Why none is. */
  readonly message?: string;
};

export type TableRow = {
  readonly node: string;
  /** For people: zone, what is taken, taints. */
  readonly facts: readonly string[];
  readonly verdicts: readonly Verdict[];
  /** Empty for a node that was ruled out. */
  readonly scores: readonly ScoreCell[];
  readonly total?: number;
};

/** One filter about one node. `after`: a filter before it had refused already, so that the scheduler does not ask. */
export type Verdict = { readonly plugin: string; readonly code: string; readonly reasons: readonly string[]; readonly after?: boolean };

export type ScoreCell = { readonly plugin: string; readonly raw: number; readonly normalized: number; readonly weighted: number };

/** Asks every plugin about every node, also those that the scheduler would not ask any more. Throws what a plugin throws. */
export function scheduleTable(profile: readonly WeightedPlugin[], pod: Pod, lister: SharedLister, runScores: RunScores): SchedulingTable {
  const state = new MapCycleState();
  const runner = new ProfileRunner(profile, lister, runScores);
  const nodes = lister.nodeInfos().list();
  const { status, result } = runner.runPreFilterPlugins(state, pod);
  const named = result?.nodeNames;
  const rows = nodes.map((nodeInfo) => ({ nodeInfo, verdicts: verdictsOf(profile, state, pod, nodeInfo, refusal(status, named, nodeInfo)) }));
  const feasible = rows.filter(({ verdicts }) => verdicts.every(({ code }) => code === "Success" || code === "Skip")).map(({ nodeInfo }) => nodeInfo);
  const scored = feasible.length === 0 || !runner.hasScorePlugins() ? [] : scoresOf(runner, state, pod, feasible);
  const weights = new Map(profile.map(({ plugin, weight = 1 }) => [plugin.name, weight]));
  return {
    pod: pod.metadata?.name ?? "",
    filters: profile.filter(({ plugin }) => plugin.filter !== undefined).map(({ plugin }) => plugin.name),
    scores: profile.filter(({ plugin }) => plugin.score !== undefined).map(({ plugin, weight = 1 }) => ({ plugin: plugin.name, weight })),
    rows: rows.map(({ nodeInfo, verdicts }) => row(nodeInfo, verdicts, scored.find(({ name }) => name === nodeInfo.name), weights)),
  };
}

/** The table as a trace takes it. */
export function asJson(table: SchedulingTable): Json {
  return table as unknown as Json;
}

/** What PreFilter says of a node: it refused the pod altogether, or named other nodes. */
function refusal(status: PluginStatus | undefined, named: ReadonlySet<string> | undefined, nodeInfo: NodeInfo): PluginStatus | undefined {
  if (!isSuccess(status)) return status;
  return named === undefined || named.has(nodeInfo.name) ? undefined : { code: "UnschedulableAndUnresolvable", reasons: ["node(s) didn't satisfy plugin(s) [NodeAffinity]"], plugin: "NodeAffinity" };
}

function verdictsOf(profile: readonly WeightedPlugin[], state: CycleState, pod: Pod, nodeInfo: NodeInfo, preFilter: PluginStatus | undefined): Verdict[] {
  let refused = false;
  return profile.flatMap(({ plugin }): Verdict[] => {
    if (plugin.filter === undefined) return [];
    const skipped = state.skipFilterPlugins.has(plugin.name);
    const said = preFilter?.plugin === plugin.name ? preFilter : preFilter !== undefined || skipped ? { code: "Skip", reasons: [] } : plugin.filter(state, pod, nodeInfo);
    const verdict = { plugin: plugin.name, code: said?.code ?? "Success", reasons: said?.reasons ?? [], ...(refused ? { after: true } : {}) };
    refused ||= verdict.code !== "Success" && verdict.code !== "Skip";
    return [verdict];
  });
}

function scoresOf(runner: ProfileRunner, state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): readonly NodePluginScores[] {
  const status = runner.runPreScorePlugins(state, pod, nodes);
  if (!isSuccess(status) && !isSkip(status)) throw new Error(status?.reasons.join(", "));
  return runner.runScorePlugins(state, pod, nodes);
}

function row(nodeInfo: NodeInfo, verdicts: readonly Verdict[], scores: NodePluginScores | undefined, weights: ReadonlyMap<string, number>): TableRow {
  const cells = scores?.scores.map(({ name, score }): ScoreCell => ({
    plugin: name, weighted: score, normalized: score / (weights.get(name) ?? 1), raw: scores.rawScores.find((raw) => raw.name === name)?.score ?? 0,
  })) ?? [];
  return { node: nodeInfo.name, facts: factsOf(nodeInfo), verdicts, scores: cells, ...(scores === undefined ? {} : { total: scores.totalScore }) };
}

/** "zone a", "2.5/4 cpu", "dedicated=gpu:NoSchedule". */
function factsOf({ labels, requested, allocatable, pods, node }: NodeInfo): string[] {
  const zone = labels["topology.kubernetes.io/zone"] ?? labels["zone"];
  const taints = (node.spec?.taints ?? []).map(({ key, value, effect }) => `${key}${value ? `=${value}` : ""}:${effect}`);
  return [
    ...(zone === undefined ? [] : [`zone ${zone}`]),
    ...(allocatable.milliCPU > 0 ? [`cpu ${cores(requested.milliCPU)}/${cores(allocatable.milliCPU)}`] : []),
    ...(allocatable.memory > 0 ? [`mem ${gibibytes(requested.memory)}/${gibibytes(allocatable.memory)}Gi`] : []),
    ...(pods.length > 0 ? [`pods ${pods.length}`] : []),
    ...(node.spec?.unschedulable === true ? ["cordoned"] : []),
    ...taints,
  ];
}

function cores(milli: number): string {
  return String(Math.round(milli / 10) / 100);
}

function gibibytes(bytes: number): string {
  return String(Math.round((bytes / 1024 ** 3) * 10) / 10);
}
