import type { CycleState, NodeInfo, NodePluginScores, PluginStatus, PluginsRunner, Pod, PreFilterOutcome, ScorePlugin, SharedLister, WeightedPlugin } from "@reconcile/api";
import { isSkip, isSuccess } from "../starter/status";
import type { Modules } from "./student";

/** A student's RunScorePlugins, or the reference's. */
export type RunScores = Modules["run_score"]["runScorePlugins"];

/**
 * A double of the framework, with as much as this lab's plugins need of it: who skipped is left out, the first refusal is the answer, and of them all
 * only NodeAffinity ever names nodes. The framework itself is what the lab scheduling-framework builds, later in the course.
 */
export class ProfileRunner implements PluginsRunner {
  readonly #profile: readonly WeightedPlugin[];
  readonly #lister: SharedLister;
  readonly #runScores: RunScores;

  constructor(profile: readonly WeightedPlugin[], lister: SharedLister, runScores: RunScores) {
    this.#profile = profile;
    this.#lister = lister;
    this.#runScores = runScores;
  }

  hasScorePlugins(): boolean {
    return this.#profile.some(({ plugin }) => plugin.score !== undefined);
  }

  runPreFilterPlugins(state: CycleState, pod: Pod): PreFilterOutcome {
    const answers = this.#profile.map(({ plugin }) => ({ name: plugin.name, ...plugin.preFilter?.(state, pod, this.#lister.nodeInfos().list()) }));
    const refused = answers.find(({ status }) => !isSuccess(status) && !isSkip(status));
    if (refused?.status !== undefined) return { plugins: new Set(), status: { ...refused.status, plugin: refused.name } };
    state.skipFilterPlugins = new Set(answers.filter(({ status }) => isSkip(status)).map(({ name }) => name));
    const named = answers.find(({ result }) => result?.nodeNames !== undefined);
    return named?.result === undefined ? { plugins: new Set() } : { plugins: new Set([named.name]), result: named.result };
  }

  runFilterPluginsWithNominatedPods(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    for (const { plugin } of this.#profile) {
      const status = state.skipFilterPlugins.has(plugin.name) ? undefined : plugin.filter?.(state, pod, nodeInfo);
      if (status !== undefined && !isSuccess(status)) return { ...status, plugin: plugin.name };
    }
    return undefined;
  }

  runPreScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
    const answers = this.#profile.map(({ plugin }) => ({ name: plugin.name, status: plugin.preScore?.(state, pod, nodes) }));
    state.skipScorePlugins = new Set(answers.filter(({ status }) => isSkip(status)).map(({ name }) => name));
    return answers.find(({ status }) => !isSuccess(status) && !isSkip(status))?.status;
  }

  runScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): readonly NodePluginScores[] {
    const scoring = this.#profile.flatMap(({ plugin, weight = 1 }) => (plugin.score === undefined ? [] : [{ plugin: plugin as ScorePlugin, weight }]));
    return this.#runScores(scoring, state, pod, nodes);
  }
}
