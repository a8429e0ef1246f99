import type {
  CycleState, FilterPlugin, NodeInfo, NodePluginScores, PluginStatus, PluginsRunner, Pod, PreFilterOutcome, PreFilterPlugin, PreScorePlugin, ScorePlugin, SchedulerPlugin, SharedLister,
} from "@reconcile/api";
import { isRejected, isSkip, isSuccess, newStatus } from "../starter/status";

/** A plugin of a profile: whichever extension points of filtering and scoring it has. */
export type ProfilePlugin = SchedulerPlugin & Partial<PreFilterPlugin & FilterPlugin & PreScorePlugin & ScorePlugin>;

/** A score plugin, and how much its 0–100 count. */
interface WeightedScore {
  readonly plugin: ScorePlugin;
  readonly weight: number;
}

/** RunScorePlugins: scores, normalizes, weighs, adds up. */
export type RunScores = (plugins: readonly WeightedScore[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]) => readonly NodePluginScores[];

/** A plugin with the weight of its score; 1 unless given. */
export interface ProfileEntry {
  readonly plugin: ProfilePlugin;
  readonly weight?: number;
}

/**
 * Runs the plugins that filter and score, in the order of the profile (the half of framework/runtime/framework.go that schedulePod calls). No pods
 * are nominated here.
 */
export class FilterAndScoreRunner implements PluginsRunner {
  readonly #lister: SharedLister;
  readonly #runScores: RunScores;
  readonly #preFilters: readonly PreFilterPlugin[];
  readonly #filters: readonly FilterPlugin[];
  readonly #preScores: readonly PreScorePlugin[];
  readonly #scores: readonly WeightedScore[];

  /** `runScores`: who scores, normalizes and weighs. */
  constructor(profile: readonly ProfileEntry[], lister: SharedLister, runScores: RunScores) {
    this.#lister = lister;
    this.#runScores = runScores;
    const plugins = profile.map(({ plugin }) => plugin);
    this.#preFilters = plugins.filter((plugin): plugin is PreFilterPlugin => "preFilter" in plugin);
    this.#filters = plugins.filter((plugin): plugin is FilterPlugin => "filter" in plugin);
    this.#preScores = plugins.filter((plugin): plugin is PreScorePlugin => "preScore" in plugin);
    this.#scores = profile.flatMap(({ plugin, weight = 1 }) => ("score" in plugin ? [{ plugin: plugin as ScorePlugin, weight }] : []));
  }

  hasFilterPlugins(): boolean {
    return this.#filters.length > 0;
  }

  hasScorePlugins(): boolean {
    return this.#scores.length > 0;
  }

  runPreFilterPlugins(state: CycleState, pod: Pod): PreFilterOutcome {
    const nodes = this.#lister.nodeInfos().list();
    const skipped = new Set<string>();
    const plugins = new Set<string>();
    let nodeNames: ReadonlySet<string> | undefined;
    for (const plugin of this.#preFilters) {
      const { result, status } = plugin.preFilter(state, pod, nodes) ?? {};
      if (isSkip(status)) {
        skipped.add(plugin.name);
        continue;
      }
      if (!isSuccess(status)) return { plugins, status: blame(plugin, status, "PreFilter") };
      if (result?.nodeNames === undefined) continue;
      plugins.add(plugin.name);
      nodeNames = nodeNames === undefined ? result.nodeNames : intersection(nodeNames, result.nodeNames);
      if (nodeNames.size > 0) continue;
      const names = `[${[...plugins].sort().join(" ")}]`;
      const reason = plugins.size === 1 ? `node(s) didn't satisfy plugin ${plugin.name}` : `node(s) didn't satisfy plugin(s) ${names} simultaneously`;
      return { plugins, status: newStatus("UnschedulableAndUnresolvable", reason) };
    }
    state.skipFilterPlugins = skipped;
    return nodeNames === undefined ? { plugins } : { plugins, result: { nodeNames } };
  }

  runFilterPluginsWithNominatedPods(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    for (const plugin of this.#filters) {
      if (state.skipFilterPlugins.has(plugin.name)) continue;
      const status = plugin.filter(state, pod, nodeInfo);
      if (status !== undefined && status.code !== "Success") return blame(plugin, status, "Filter");
    }
    return undefined;
  }

  runPreScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
    const skipped = new Set<string>();
    for (const plugin of this.#preScores) {
      const status = plugin.preScore(state, pod, nodes);
      if (isSkip(status)) skipped.add(plugin.name);
      else if (!isSuccess(status)) return newStatus("Error", `running PreScore plugin "${plugin.name}": ${status?.reasons.join(", ") ?? ""}`);
    }
    state.skipScorePlugins = skipped;
    return undefined;
  }

  runScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): readonly NodePluginScores[] {
    return this.#runScores(this.#scores, state, pod, nodes);
  }
}

/** The status with the name of the plugin that said it. Whatever is neither yes nor no is an error. */
function blame(plugin: SchedulerPlugin, status: PluginStatus | undefined, point: string): PluginStatus {
  if (status !== undefined && isRejected(status)) return { ...status, plugin: plugin.name };
  return newStatus("Error", `running ${point} plugin "${plugin.name}": ${status?.reasons.join(", ") ?? ""}`);
}

function intersection(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((name) => b.has(name)));
}

/** One plugin of two halves: what filters and what scores are files of their own. */
export function joined(filtering: PreFilterPlugin & FilterPlugin, scoring: PreScorePlugin & ScorePlugin): ProfilePlugin {
  const extensions = filtering.preFilterExtensions?.();
  const normalize = scoring.normalizeScore?.bind(scoring);
  return {
    name: filtering.name,
    preFilter: (state, pod, nodes) => filtering.preFilter(state, pod, nodes),
    ...(extensions === undefined ? {} : { preFilterExtensions: () => extensions }),
    filter: (state, pod, nodeInfo) => filtering.filter(state, pod, nodeInfo),
    preScore: (state, pod, nodes) => scoring.preScore(state, pod, nodes),
    score: (state, pod, nodeInfo) => scoring.score(state, pod, nodeInfo),
    ...(normalize === undefined ? {} : { normalizeScore: normalize }),
  };
}
