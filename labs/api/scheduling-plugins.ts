// kube-scheduler's extension points (k8s.io/kube-scheduler/framework/interface.go) and the framework that runs them. What upstream computes
// in memory is synchronous; what it waits for is a Promise. An optional method is an interface that a Go plugin may leave out.
import type { Node } from "./kubernetes/node";
import type { Pod, PodCondition } from "./kubernetes/pod";
import type {
  ClusterEventWithHint, CycleState, Diagnosis, Listers, NodeInfo, NodePluginScores, NodeScore, PluginStatus, PodInfo, QueuedPodInfo, SharedLister,
} from "./scheduling";

/** What all plugins have. One class may implement several extension points. */
export interface SchedulerPlugin {
  readonly name: string;
}

/** Called before a pod enters the active queue. Anything but success keeps it out: it is gated. */
export interface PreEnqueuePlugin extends SchedulerPlugin {
  preEnqueue(pod: Pod): PluginStatus | undefined;
}

/** The order of the active queue. There is exactly one such plugin. */
export interface QueueSortPlugin extends SchedulerPlugin {
  /** Is `a` to be scheduled before `b`? */
  less(a: QueuedPodInfo, b: QueuedPodInfo): boolean;
}

/** Which events may make a pod schedulable that the plugin has refused. Asked once, when the scheduler starts. */
export interface EnqueueExtensions extends SchedulerPlugin {
  eventsToRegister(): readonly ClusterEventWithHint[];
}

/** The nodes that are worth looking at. `nodeNames` undefined: all of them. */
export interface PreFilterResult {
  readonly nodeNames?: ReadonlySet<string>;
}

/** What PreFilter answers; nothing at all means success and all nodes. With `Skip` the result is ignored. */
export interface PreFilterReturn {
  readonly result?: PreFilterResult;
  readonly status?: PluginStatus;
}

/** What-if: a plugin brings its PreFilter state up to date when a pod is put on a node or taken away in thought. */
export interface PreFilterExtensions {
  addPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined;
  removePod(state: CycleState, podToSchedule: Pod, podInfoToRemove: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined;
}

/** Called once a cycle, before any node is looked at: works out what all nodes have in common, and may refuse the pod or name the few nodes in question. */
export interface PreFilterPlugin extends SchedulerPlugin {
  preFilter(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterReturn | undefined;
  preFilterExtensions?(): PreFilterExtensions;
}

/**
 * Can the pod run on this node? (Once called a predicate.) Called for many nodes: look at the `nodeInfo` that is given, which may differ from the
 * snapshot's (preemption asks what would be if a pod were gone).
 */
export interface FilterPlugin extends SchedulerPlugin {
  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined;
}

/** Where room was made for a pod. `mode` "noop" leaves a nomination as it is. */
export interface NominatingInfo {
  readonly nominatedNodeName: string;
  readonly nominatingMode: "noop" | "override";
}

/** What PostFilter answers. */
export interface PostFilterReturn {
  readonly nominatingInfo?: NominatingInfo;
  /** `Success`: the pod can be made schedulable. `Unschedulable`: it cannot. */
  readonly status: PluginStatus;
}

/** Called when no node passed. Preemption is one. */
export interface PostFilterPlugin extends SchedulerPlugin {
  postFilter(state: CycleState, pod: Pod, diagnosis: Diagnosis): Promise<PostFilterReturn>;
}

/** Called once a cycle with the nodes that passed: works out what `score` needs. `Skip` leaves the plugin's Score out. */
export interface PreScorePlugin extends SchedulerPlugin {
  preScore(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined;
}

/** How good is this node for the pod? (Once called a priority.) */
export interface ScorePlugin extends SchedulerPlugin {
  /** A whole number; 0 to 100 unless `normalizeScore` brings it there. Throws where Go returns an Error status. */
  score(state: CycleState, pod: Pod, nodeInfo: NodeInfo): number;
  /** Brings the plugin's scores of all nodes to 0–100, in place. Upstream: ScoreExtensions. */
  normalizeScore?(state: CycleState, pod: Pod, scores: readonly NodeScore[]): PluginStatus | undefined;
}

/** Called when the pod is assumed to be on the node. If a later step fails, `unreserve` of all Reserve plugins is called, in reverse order; it must be idempotent. */
export interface ReservePlugin extends SchedulerPlugin {
  reserve(state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined;
  unreserve(state: CycleState, pod: Pod, nodeName: string): void;
}

/** What Permit answers; nothing means success. With `Wait` the pod waits up to `timeout` ms for the plugin to allow or reject it. */
export interface PermitReturn {
  readonly status?: PluginStatus;
  /** At most 15 minutes. */
  readonly timeout?: number;
}

/** The last word before binding. */
export interface PermitPlugin extends SchedulerPlugin {
  permit(state: CycleState, pod: Pod, nodeName: string): PermitReturn | undefined;
}

/** Called before binding, in the binding cycle: attach a volume, wait for it. */
export interface PreBindPlugin extends SchedulerPlugin {
  /** Has the plugin anything to do for this pod? `Skip` leaves `preBind` out. Light, without effects. */
  preBindPreFlight?(state: CycleState, pod: Pod, nodeName: string): { readonly allowParallel?: boolean; readonly status?: PluginStatus } | undefined;
  preBind(state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined>;
}

/** Tells the API server. `Skip` hands over to the next Bind plugin. */
export interface BindPlugin extends SchedulerPlugin {
  bind(state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined>;
}

/** Called after the pod was bound; for information. */
export interface PostBindPlugin extends SchedulerPlugin {
  postBind(state: CycleState, pod: Pod, nodeName: string): void;
}

/** A plugin of a profile: whichever extension points it has. */
export type FrameworkPlugin = SchedulerPlugin & Partial<PreEnqueuePlugin & QueueSortPlugin & EnqueueExtensions & PreFilterPlugin & FilterPlugin & PostFilterPlugin
  & PreScorePlugin & ScorePlugin & ReservePlugin & PermitPlugin & PreBindPlugin & BindPlugin & PostBindPlugin>;

/** A plugin, and the weight of its score; 1 unless given. */
export interface WeightedPlugin {
  readonly plugin: FrameworkPlugin;
  readonly weight?: number;
}

/** A pod that waits in Permit. */
export interface WaitingPod {
  readonly pod: Pod;
  /** The Permit plugins that have not allowed it yet. */
  readonly pendingPlugins: readonly string[];
  /** The plugin agrees. Once none is pending, the pod goes on. */
  allow(pluginName: string): void;
  /** Ends the waiting: the pod is unschedulable. */
  reject(pluginName: string, message: string): void;
}

/** Pods for which a preemption has made room; filters count them as being there (for pods of no higher priority). */
export interface PodNominator {
  addNominatedPod(podInfo: PodInfo, nominatingInfo?: NominatingInfo): void;
  deleteNominatedPodIfExists(pod: Pod): void;
  updateNominatedPod(oldPod: Pod, newPodInfo: PodInfo): void;
  nominatedPodsForNode(nodeName: string): readonly PodInfo[];
}

/** What the scheduler writes to the API server. Each rejects with a StatusError. */
export interface SchedulerClient {
  /** POST …/pods/NAME/binding. */
  bind(pod: Pod, nodeName: string): Promise<void>;
  deletePod(pod: Pod): Promise<void>;
  /** Sets a condition and, if given, `status.nominatedNodeName`. */
  patchPodStatus(pod: Pod, patch: { readonly condition?: PodCondition; readonly nominatedNodeName?: string }): Promise<void>;
}

/** What a plugin is made with: its way to the scheduler it is part of. */
export interface FrameworkHandle extends PodNominator {
  snapshotSharedLister(): SharedLister;
  readonly listers: Listers;
  readonly client: SchedulerClient;
  /** Filters with the nominated pods of the node and, if there are any, once more without. */
  runFilterPluginsWithNominatedPods(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined;
  runPreFilterExtensionAddPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined;
  runPreFilterExtensionRemovePod(state: CycleState, podToSchedule: Pod, podInfoToRemove: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined;
  iterateOverWaitingPods(callback: (waiting: WaitingPod) => void): void;
  getWaitingPod(uid: string): WaitingPod | undefined;
  /** False if no such pod waits. */
  rejectWaitingPod(uid: string): boolean;
  /** Moves the pods to the active queue, if they wait elsewhere. */
  activate(pods: readonly Pod[]): void;
}

/** What PreFilter plugins said together. */
export interface PreFilterOutcome {
  readonly result?: PreFilterResult;
  readonly status?: PluginStatus;
  /** The plugins that narrowed the nodes down. */
  readonly plugins: ReadonlySet<string>;
}

/** Runs the plugins of a profile, extension point by extension point (framework/runtime/framework.go). */
export interface Framework extends FrameworkHandle {
  readonly profileName: string;
  preEnqueuePlugins(): readonly PreEnqueuePlugin[];
  enqueueExtensions(): readonly EnqueueExtensions[];
  queueSortFunc(): QueueSortPlugin["less"];
  hasScorePlugins(): boolean;
  /** Notes in the state who said `Skip`. Stops at the first refusal; results are intersected. */
  runPreFilterPlugins(state: CycleState, pod: Pod): PreFilterOutcome;
  /** Stops at the first plugin that refuses. */
  runFilterPlugins(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined;
  runPostFilterPlugins(state: CycleState, pod: Pod, diagnosis: Diagnosis): Promise<PostFilterReturn>;
  runPreScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PluginStatus | undefined;
  /** Scores, normalizes, weights. In the order of `nodes`. Throws where Go returns an error status. */
  runScorePlugins(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): readonly NodePluginScores[];
  runReservePluginsReserve(state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined;
  runReservePluginsUnreserve(state: CycleState, pod: Pod, nodeName: string): void;
  /** `Wait`: somebody has to allow the pod; see {@link waitOnPermit}. */
  runPermitPlugins(state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined;
  /** Resolves when the pod is allowed (success), rejected or out of time (Unschedulable). At once if it does not wait. */
  waitOnPermit(pod: Pod): Promise<PluginStatus | undefined>;
  runPreBindPlugins(state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined>;
  runBindPlugins(state: CycleState, pod: Pod, nodeName: string): Promise<PluginStatus | undefined>;
  runPostBindPlugins(state: CycleState, pod: Pod, nodeName: string): void;
}

/** The part of the framework that finding a node for one pod needs. */
export type PluginsRunner = Pick<Framework,
  "runPreFilterPlugins" | "runFilterPluginsWithNominatedPods" | "runPreScorePlugins" | "runScorePlugins" | "hasScorePlugins">;

/** Where a pod is to go. */
export interface ScheduleResult {
  readonly suggestedHost: string;
  /** How many nodes were looked at. */
  readonly evaluatedNodes: number;
  /** How many of them passed. */
  readonly feasibleNodes: number;
}

/**
 * The scheduler's own picture of the cluster (pkg/scheduler/backend/cache): what the informers have said, and the pods that it assumes
 * to be on their node already although the API server has not said so yet.
 */
export interface SchedulerCache {
  /** Puts a pod on `spec.nodeName` in the cache before it is bound. Throws if the pod is there already. */
  assumePod(pod: Pod): void;
  /** The binding has been sent: an assumed pod may expire from now on. */
  finishBinding(pod: Pod): void;
  /** Takes an assumed pod back: its binding failed. */
  forgetPod(pod: Pod): void;
  isAssumedPod(pod: Pod): boolean;
  /** An informer has seen a pod on a node; confirms an assumed one. */
  addPod(pod: Pod): void;
  updatePod(oldPod: Pod, newPod: Pod): void;
  removePod(pod: Pod): void;
  addNode(node: Node): NodeInfo;
  updateNode(oldNode: Node, newNode: Node): NodeInfo;
  removeNode(node: Node): void;
  /** The nodes as they are now, for one cycle. Costs what has changed since the last call. */
  updateSnapshot(): SharedLister;
}
