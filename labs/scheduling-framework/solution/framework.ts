import { ActionType, type BindPlugin, type Clock, type CycleState, type Diagnosis, type EnqueueExtensions, type FilterPlugin, type Framework, type FrameworkHandle, type FrameworkPlugin, type Listers, type NodeInfo, type NodePluginScores, type NominatingInfo, type PermitPlugin, type PluginStatus, type Pod, type PodInfo, type PodNominator, type PostBindPlugin, type PostFilterPlugin, type PostFilterReturn, type PreBindPlugin, type PreEnqueuePlugin, type PreFilterOutcome, type PreFilterPlugin, type PreScorePlugin, type QueueSortPlugin, type ReservePlugin, type SchedulerClient, type SchedulerPlugin, type ScorePlugin, type SharedLister, type WaitingPod, type WeightedPlugin } from "@reconcile/api";
import { runBindPlugins, runPostBindPlugins, runPreBindPlugins } from "./bind";
import { blame } from "./blame";
import { runFilterPlugins, runFilterPluginsWithNominatedPods } from "./filter";
import { runPermitPlugins, waitOnPermit } from "./permit";
import { runPostFilterPlugins } from "./post_filter";
import { runPreFilterPlugins } from "./pre_filter";
import { runPreScorePlugins } from "./pre_score";
import { runReservePluginsReserve, runReservePluginsUnreserve } from "./reserve";
import { runScorePlugins, type WeightedScorePlugin } from "./run_score";
import { isSuccess } from "./status";
import { WaitingPodsMap } from "./waiting_pods";

export interface FrameworkConfig {
  readonly profileName?: string;
  readonly clock: Clock;
  readonly client: SchedulerClient;
  readonly listers: Listers;
  /** The picture that the current cycle works on. */
  readonly snapshot: () => SharedLister;
  /** The scheduling queue. Asked for late, since the queue is made with this framework's QueueSort and gates. */
  readonly queue: () => PodNominator & { activate(pods: readonly Pod[]): void };
  /** Makes the plugins, in the order in which they are to run. */
  readonly plugins: (handle: FrameworkHandle) => readonly WeightedPlugin[];
}

/** Runs the plugins of one profile (frameworkImpl in framework/runtime/framework.go). The extension points are files of their own. */
export class SchedulerFramework implements Framework {
  readonly profileName: string;
  readonly listers: Listers;
  readonly client: SchedulerClient;
  readonly #config: FrameworkConfig;
  readonly #waitingPods = new WaitingPodsMap();
  readonly #plugins: readonly FrameworkPlugin[];
  readonly #preFilters: readonly PreFilterPlugin[];
  readonly #filters: readonly FilterPlugin[];
  readonly #postFilters: readonly PostFilterPlugin[];
  readonly #preScores: readonly PreScorePlugin[];
  readonly #scores: readonly WeightedScorePlugin[];
  readonly #reserves: readonly ReservePlugin[];
  readonly #permits: readonly PermitPlugin[];
  readonly #preBinds: readonly PreBindPlugin[];
  readonly #binds: readonly BindPlugin[];
  readonly #postBinds: readonly PostBindPlugin[];

  constructor(config: FrameworkConfig) {
    this.#config = config;
    this.profileName = config.profileName ?? "default-scheduler";
    this.listers = config.listers;
    this.client = config.client;
    const weighted = config.plugins(this);
    this.#plugins = weighted.map(({ plugin }) => plugin);
    this.#preFilters = this.#with<PreFilterPlugin>("preFilter");
    this.#filters = this.#with<FilterPlugin>("filter");
    this.#postFilters = this.#with<PostFilterPlugin>("postFilter");
    this.#preScores = this.#with<PreScorePlugin>("preScore");
    this.#scores = weighted.flatMap(({ plugin, weight = 1 }) => (plugin.score === undefined ? [] : [{ plugin: plugin as ScorePlugin, weight }]));
    this.#reserves = this.#with<ReservePlugin>("reserve");
    this.#permits = this.#with<PermitPlugin>("permit");
    this.#preBinds = this.#with<PreBindPlugin>("preBind");
    this.#binds = this.#with<BindPlugin>("bind");
    this.#postBinds = this.#with<PostBindPlugin>("postBind");
  }

  #with<P extends SchedulerPlugin>(method: keyof FrameworkPlugin): P[] {
    return this.#plugins.filter((plugin) => plugin[method] !== undefined) as SchedulerPlugin[] as P[];
  }

  preEnqueuePlugins(): readonly PreEnqueuePlugin[] {
    return this.#with<PreEnqueuePlugin>("preEnqueue");
  }

  /** A plugin that can refuse a pod and says nothing of events waits for every event. */
  enqueueExtensions(): readonly EnqueueExtensions[] {
    return this.#plugins.flatMap((plugin): EnqueueExtensions[] => {
      if (plugin.eventsToRegister !== undefined) return [plugin as EnqueueExtensions];
      if (!(plugin.preEnqueue ?? plugin.preFilter ?? plugin.filter ?? plugin.reserve ?? plugin.permit)) return [];
      return [{ name: plugin.name, eventsToRegister: () => [{ event: { resource: "*", actionType: ActionType.All } }] }];
    });
  }

  queueSortFunc(): QueueSortPlugin["less"] {
    const [plugin] = this.#with<QueueSortPlugin>("less");
    if (plugin === undefined) throw new Error(`no queue sort plugin is enabled for profile ${this.profileName}`);
    return (a, b) => plugin.less(a, b);
  }

  hasScorePlugins(): boolean {
    return this.#scores.length > 0;
  }

  snapshotSharedLister(): SharedLister {
    return this.#config.snapshot();
  }

  runPreFilterPlugins(state: CycleState, pod: Pod): PreFilterOutcome {
    return runPreFilterPlugins(this.#preFilters, state, pod, this.snapshotSharedLister().nodeInfos().list());
  }

  runPreFilterExtensionAddPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined {
    return this.#extension(state, (extensions) => extensions.addPod(state, podToSchedule, podInfoToAdd, nodeInfo));
  }

  runPreFilterExtensionRemovePod(state: CycleState, podToSchedule: Pod, podInfoToRemove: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined {
    return this.#extension(state, (extensions) => extensions.removePod(state, podToSchedule, podInfoToRemove, nodeInfo));
  }

  #extension(state: CycleState, call: (extensions: ReturnType<NonNullable<PreFilterPlugin["preFilterExtensions"]>>) => PluginStatus | undefined): PluginStatus | undefined {
    for (const plugin of this.#preFilters) {
      const extensions = state.skipFilterPlugins.has(plugin.name) ? undefined : plugin.preFilterExtensions?.();
      const status = extensions && call(extensions);
      if (!isSuccess(status)) return blame(plugin, "PreFilterExtensions", status);
    }
    return undefined;
  }

  runFilterPlugins(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    return runFilterPlugins(this.#filters, state, pod, nodeInfo);
  }

  runFilterPluginsWithNominatedPods(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    return runFilterPluginsWithNominatedPods(this, state, pod, nodeInfo);
  }

  runPostFilterPlugins(state: CycleState, pod: Pod, diagnosis: Diagnosis): Promise<PostFilterReturn> {
    return runPostFilterPlugins(this.#postFilters, state, pod, diagnosis);
  }

  runPreScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined {
    return runPreScorePlugins(this.#preScores, state, pod, nodes);
  }

  runScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): readonly NodePluginScores[] {
    return runScorePlugins(this.#scores, state, pod, nodes);
  }

  runReservePluginsReserve(state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined {
    return runReservePluginsReserve(this.#reserves, state, pod, nodeName);
  }

  runReservePluginsUnreserve(state: CycleState, pod: Pod, nodeName: string): void {
    runReservePluginsUnreserve(this.#reserves, state, pod, nodeName);
  }

  runPermitPlugins(state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined {
    return runPermitPlugins(this.#permits, this.#config.clock, this.#waitingPods, state, pod, nodeName);
  }

  waitOnPermit(pod: Pod): Promise<PluginStatus | undefined> {
    return waitOnPermit(this.#waitingPods, pod);
  }

  runPreBindPlugins(state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
    return runPreBindPlugins(this.#preBinds, state, pod, nodeName);
  }

  runBindPlugins(state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined> {
    return runBindPlugins(this.#binds, state, pod, nodeName);
  }

  runPostBindPlugins(state: CycleState, pod: Pod, nodeName: string): void {
    runPostBindPlugins(this.#postBinds, state, pod, nodeName);
  }

  iterateOverWaitingPods(callback: (waiting: WaitingPod) => void): void {
    this.#waitingPods.iterate(callback);
  }

  getWaitingPod(uid: string): WaitingPod | undefined {
    return this.#waitingPods.get(uid);
  }

  rejectWaitingPod(uid: string): boolean {
    const waiting = this.#waitingPods.get(uid);
    waiting?.reject("", "removed");
    return waiting !== undefined;
  }

  activate(pods: readonly Pod[]): void {
    this.#config.queue().activate(pods);
  }

  addNominatedPod(podInfo: PodInfo, nominatingInfo?: NominatingInfo): void {
    this.#config.queue().addNominatedPod(podInfo, nominatingInfo);
  }

  deleteNominatedPodIfExists(pod: Pod): void {
    this.#config.queue().deleteNominatedPodIfExists(pod);
  }

  updateNominatedPod(oldPod: Pod, newPodInfo: PodInfo): void {
    this.#config.queue().updateNominatedPod(oldPod, newPodInfo);
  }

  nominatedPodsForNode(nodeName: string): readonly PodInfo[] {
    return this.#config.queue().nominatedPodsForNode(nodeName);
  }
}
