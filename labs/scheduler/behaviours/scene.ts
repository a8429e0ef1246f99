import type { CycleState, FrameworkPlugin, Node, NodeInfo, NodeScore, Pod, WeightedPlugin } from "@reconcile/api";
import type { Simulation } from "@/lib/sim";
import { MapCycleState } from "../framework/cycle_state";
import { ParsedPodInfo } from "../framework/pod_info";
import { Snapshot } from "../framework/snapshot";
import { asJson, scheduleTable, type SchedulingTable } from "../table";
import type { Context } from "./student";

/** How a filter answered about a node: "fits", or its code with its reasons. */
export type Answer = string;

/** A cluster, and what plugins make of a pod in it. The table of the last question is the state of the process "scheduler" in the trace. */
export class Scene {
  readonly snapshot: Snapshot;
  readonly sim: Simulation;
  readonly #runScores: Context["student"]["run_score"]["runScorePlugins"];
  #table: SchedulingTable | undefined;
  readonly #show: () => void;

  constructor(t: Context, nodes: readonly Node[], pods: readonly Pod[] = [], { seed = t.seed } = {}) {
    this.snapshot = new Snapshot(nodes, pods.map((pod) => new ParsedPodInfo(pod)));
    this.sim = t.sim({ seed });
    this.#runScores = (...args) => t.student.run_score.runScorePlugins(...args);
    const scheduler = this.sim.spawn("scheduler", () => ({ onStart() {}, scene: this }), {
      observe: ({ scene }) => (scene.#table === undefined ? null : asJson(scene.#table)),
    });
    this.#show = () => scheduler.observe();
  }

  /** Puts a table into the trace. */
  show(table: SchedulingTable): void {
    this.#table = table;
    this.#show();
  }

  /** What one plugin's filter says of each node. */
  filter(plugin: FrameworkPlugin, pod: Pod): Record<string, Answer> {
    this.sim.note(`${plugin.name} filters the nodes for ${pod.metadata?.name ?? ""}`);
    const table = scheduleTable([{ plugin: { name: plugin.name, ...filterOf(plugin) } }], pod, this.snapshot, this.#runScores);
    this.show(table);
    return Object.fromEntries(table.rows.map(({ node, verdicts }) => [node, answerOf(verdicts[0])]));
  }

  /** One plugin's scores of all nodes, normalized if it normalizes. */
  scores(plugin: FrameworkPlugin, pod: Pod): Record<string, number> {
    this.sim.note(`${plugin.name} scores the nodes for ${pod.metadata?.name ?? ""}`);
    const state: CycleState = new MapCycleState();
    const infos = this.snapshot.list();
    plugin.preScore?.(state, pod, infos);
    const scores: NodeScore[] = infos.map((info) => ({ name: info.name, score: plugin.score?.(state, pod, info) ?? 0 }));
    const raw = scores.map(({ score }) => score);
    plugin.normalizeScore?.(state, pod, scores);
    this.show({
      pod: pod.metadata?.name ?? "", filters: [], scores: [{ plugin: plugin.name, weight: 1 }],
      rows: scores.map(({ name, score }, i) => ({
        node: name, facts: [], verdicts: [], total: score, scores: [{ plugin: plugin.name, raw: raw[i] ?? 0, normalized: score, weighted: score }],
      })),
    });
    return Object.fromEntries(scores.map(({ name, score }) => [name, score]));
  }

  /** The whole table of a profile. */
  table(profile: readonly WeightedPlugin[], pod: Pod): SchedulingTable {
    this.sim.note(`scheduling ${pod.metadata?.name ?? ""}`);
    const table = scheduleTable(profile, pod, this.snapshot, this.#runScores);
    this.show(table);
    return table;
  }

  info(name: string): NodeInfo {
    return this.snapshot.get(name) as NodeInfo;
  }
}

/** Only what filters: a test of stage 1 must not ask for scores. */
function filterOf(plugin: FrameworkPlugin): Partial<FrameworkPlugin> {
  const { preFilter, filter } = plugin;
  return {
    ...(preFilter === undefined ? {} : { preFilter: preFilter.bind(plugin) }),
    ...(filter === undefined ? {} : { filter: filter.bind(plugin) }),
  };
}

function answerOf(verdict: { readonly code: string; readonly reasons: readonly string[] } | undefined): Answer {
  if (verdict === undefined || verdict.code === "Success" || verdict.code === "Skip") return "fits";
  return `${verdict.code}: ${verdict.reasons.join(", ")}`;
}
