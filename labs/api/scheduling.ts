// What kube-scheduler's plugins work with (k8s.io/kube-scheduler/framework: interface.go, types.go, cycle_state.go, listers.go):
// statuses, the scheduler's picture of a node and of a pod, the state of one scheduling cycle, cluster events. The extension points
// are in scheduling-plugins.ts. Where Go has a getter (`GetRequested()`), here is a read-only property (`requested`).
import type { Namespace } from "./kubernetes/core";
import type { LabelSelector } from "./kubernetes/meta";
import type { Node } from "./kubernetes/node";
import type { Pod } from "./kubernetes/pod";
import type { PodDisruptionBudget } from "./kubernetes/policy";
import type { CSINode, PersistentVolume, PersistentVolumeClaim, StorageClass } from "./kubernetes/storage";

/**
 * What a plugin answers.
 * - `Success`: fine. A plugin may as well answer nothing (`undefined`).
 * - `Error`: something unexpected broke. An exception thrown by a plugin counts as this. The pod is tried again soon.
 * - `Unschedulable`: not now, not here; preempting pods might help.
 * - `UnschedulableAndUnresolvable`: not here, and preempting pods would not change it.
 * - `Wait`: of Permit; the pod waits before it is bound.
 * - `Skip`: of PreFilter, PreScore, PreBindPreFlight and Bind: this plugin has nothing to do for this pod; of PreFilter and PreScore: leave
 *   out its Filter or Score as well.
 * - `Pending`: scheduling went well, but somebody outside has to finish something first; the pod is retried without backoff.
 */
export type Code = "Success" | "Error" | "Unschedulable" | "UnschedulableAndUnresolvable" | "Wait" | "Skip" | "Pending";

/** `framework.Status`: a plugin's answer. Called PluginStatus here, because `Status` is what the API server answers. */
export interface PluginStatus {
  readonly code: Code;
  /** For people; each is counted on its own in "0/5 nodes are available: 3 Insufficient cpu, …". */
  readonly reasons: readonly string[];
  /** The plugin that said no. Set by the framework, not by the plugin. */
  readonly plugin?: string;
}

/** Amounts of resources, in base units. */
export interface Resource {
  /** Thousandths of a CPU. */
  readonly milliCPU: number;
  /** Bytes. */
  readonly memory: number;
  /** Bytes. */
  readonly ephemeralStorage: number;
  /** How many pods a node may run; of an allocatable only. */
  readonly allowedPodNumber: number;
  /** Extended resources and huge pages, by name; whole numbers. */
  readonly scalarResources: ReadonlyMap<string, number>;
}

/** A `PodAffinityTerm` made ready: the selectors parsed, the namespaces collected. */
export interface AffinityTerm {
  readonly topologyKey: string;
  /** Names of namespaces; the pod's own if the term names none and selects none. */
  readonly namespaces: ReadonlySet<string>;
  /** The namespaces' selector, if the term has one. The empty selector means all namespaces. */
  readonly namespaceSelector: LabelSelector | undefined;
  /** Does the term mean this pod? `namespaceLabels` are those of the pod's namespace. */
  matches(pod: Pod, namespaceLabels?: Readonly<Record<string, string>>): boolean;
  /** Does the selector match the pod, whatever its namespace is? */
  matchesLabels(pod: Pod): boolean;
}

/** An affinity term that counts towards the score. */
export interface WeightedAffinityTerm extends AffinityTerm {
  readonly weight: number;
}

/** A pod, with what the scheduler would otherwise work out again and again. */
export interface PodInfo {
  readonly pod: Pod;
  readonly requiredAffinityTerms: readonly AffinityTerm[];
  readonly requiredAntiAffinityTerms: readonly AffinityTerm[];
  readonly preferredAffinityTerms: readonly WeightedAffinityTerm[];
  readonly preferredAntiAffinityTerms: readonly WeightedAffinityTerm[];
  /** What the pod requests as a whole: init containers, sidecars and overhead included. */
  readonly requests: Resource;
  /** The same with 100m CPU and 200 MiB memory for each container that requests none. For scores only. */
  readonly nonZeroRequests: { readonly milliCPU: number; readonly memory: number };
}

/** Which ports of a node are taken: by IP, protocol and number. An empty IP is `0.0.0.0`, an empty protocol `TCP`. */
export interface HostPortInfo {
  readonly size: number;
  /** Is the port taken on this IP, or on `0.0.0.0`? For `0.0.0.0`: on any IP? Never for a port that is not above 0. */
  checkConflict(ip: string | undefined, protocol: string | undefined, port: number): boolean;
  add(ip: string | undefined, protocol: string | undefined, port: number): void;
  remove(ip: string | undefined, protocol: string | undefined, port: number): void;
}

/** An image that a node has. */
export interface ImageStateSummary {
  /** Bytes. */
  readonly size: number;
  /** How many nodes of the cluster have it. */
  readonly numNodes: number;
}

/** The scheduler's picture of a node: the object, and sums over the pods that are (or are assumed to be) on it. */
export interface NodeInfo {
  readonly node: Node;
  /** `metadata.name` of the node. */
  readonly name: string;
  /** `metadata.labels` of the node, never absent. */
  readonly labels: Readonly<Record<string, string>>;
  readonly pods: readonly PodInfo[];
  /** Those of `pods` that have any affinity or anti-affinity term. */
  readonly podsWithAffinity: readonly PodInfo[];
  /** Those of `pods` that have a required anti-affinity term. */
  readonly podsWithRequiredAntiAffinity: readonly PodInfo[];
  readonly usedPorts: HostPortInfo;
  /** What all its pods request, summed. */
  readonly requested: Resource;
  /** What its pods request, with defaults for containers that request nothing (see `PodInfo.nonZeroRequests`). For scores only. */
  readonly nonZeroRequested: { readonly milliCPU: number; readonly memory: number };
  /** `status.allocatable` of the node. */
  readonly allocatable: Resource;
  /** Images on the node, by each of their names. */
  readonly imageStates: ReadonlyMap<string, ImageStateSummary>;
  /** How many of its pods use a claim; by `namespace/name`. */
  readonly pvcRefCounts: ReadonlyMap<string, number>;
  /** Grows with every change; unique among all nodes. Two equal generations are the same picture. */
  readonly generation: number;

  /** A copy that can be changed without changing this one. */
  snapshot(): NodeInfo;
  /** Puts a pod on the node. Costs what the pod is, not what the node is. */
  addPodInfo(podInfo: PodInfo): void;
  /** Takes a pod away, by its uid (or namespace and name). False if it is not there. */
  removePod(pod: Pod): boolean;
  /** Takes over a changed node object. */
  setNode(node: Node): void;
}

/** What a plugin keeps in a cycle's state. */
export interface StateData {
  /** A copy for a what-if: deep where `addPod` and `removePod` change it, shallow elsewhere. May be the object itself if they change nothing. */
  clone(): StateData;
}

/** What plugins remember during one attempt to schedule one pod. Each plugin writes under keys of its own. */
export interface CycleState {
  /** Plugins whose PreFilter said `Skip`: their Filter and PreFilterExtensions are left out. */
  skipFilterPlugins: ReadonlySet<string>;
  /** Plugins whose PreScore said `Skip`: their Score is left out. */
  skipScorePlugins: ReadonlySet<string>;
  /** Plugins whose PreBindPreFlight said `Skip`. */
  skipPreBindPlugins: ReadonlySet<string>;
  /** What was written under the key, or undefined. The caller says what it is. */
  read<T extends StateData>(key: string): T | undefined;
  write(key: string, data: StateData): void;
  delete(key: string): void;
  clone(): CycleState;
}

/** The nodes as they were when the cycle began. */
export interface NodeInfoLister {
  /** All nodes, zone by zone in turn (zone-a, zone-b, zone-c, zone-a …). */
  list(): readonly NodeInfo[];
  havePodsWithAffinityList(): readonly NodeInfo[];
  havePodsWithRequiredAntiAffinityList(): readonly NodeInfo[];
  get(nodeName: string): NodeInfo | undefined;
}

/** `framework.SharedLister`: the snapshot that a cycle works on. It does not change before the cycle ends. */
export interface SharedLister {
  nodeInfos(): NodeInfoLister;
  /** Is the claim `namespace/name` used by a pod that has a node? */
  isPVCUsedByPods(key: string): boolean;
}

/** Objects of one kind, from an informer's cache. Cluster-scoped objects have the namespace `""`. */
export interface ObjectLister<T> {
  get(namespace: string, name: string): T | undefined;
  list(): readonly T[];
}

/** The listers that plugins use besides the snapshot. */
export interface Listers {
  readonly namespaces: ObjectLister<Namespace>;
  readonly persistentVolumes: ObjectLister<PersistentVolume>;
  readonly persistentVolumeClaims: ObjectLister<PersistentVolumeClaim>;
  readonly storageClasses: ObjectLister<StorageClass>;
  readonly csiNodes: ObjectLister<CSINode>;
  readonly podDisruptionBudgets: ObjectLister<PodDisruptionBudget>;
  /**
   * The selector that services, ReplicaSets, StatefulSets and ReplicationControllers which own the pod would select it by, all of them
   * ANDed; undefined if there are none. What PodTopologySpread's default constraints count by (helper.DefaultSelector).
   */
  defaultSelector(pod: Pod): LabelSelector | undefined;
}

/** One reason why a node cannot take a pod, per node; and what the framework adds up from them. */
export interface Diagnosis {
  /** Nodes that were looked at and found wanting. A node that was never looked at is missing. */
  readonly nodeToStatus: ReadonlyMap<string, PluginStatus>;
  /** The status of the nodes that are not in `nodeToStatus`; they were left out by a PreFilterResult. */
  readonly absentNodesStatus?: PluginStatus;
  readonly unschedulablePlugins: ReadonlySet<string>;
  readonly pendingPlugins: ReadonlySet<string>;
  /** Why PreFilter refused the pod altogether; empty if it did not. */
  readonly preFilterMsg: string;
  /** What PostFilter (preemption) has to say. */
  readonly postFilterMsg: string;
}

/** A node's score from one plugin, or the sum. Whole numbers. `score` is replaced when scores are normalized. */
export interface NodeScore {
  readonly name: string;
  score: number;
}

/** All that was said about one node that passed the filters. */
export interface NodePluginScores {
  readonly name: string;
  /** What each plugin's `score` gave, before it was normalized. */
  readonly rawScores: readonly PluginScore[];
  /** Normalized to 0–100 and multiplied by the plugin's weight. */
  readonly scores: readonly PluginScore[];
  /** The sum of `scores`. */
  readonly totalScore: number;
}

/** One plugin's part in a node's score. */
export interface PluginScore {
  readonly name: string;
  readonly score: number;
}

/** What happened to an object: bits, so that several can be said at once. `@reconcile/api` has them as constants, e.g. `ActionType.Add`. */
export type ActionTypeBits = number;

/** What it happened to. `AssignedPod`, `UnscheduledPod` and `TargetPod` (the pod itself) are kinds of `Pod`; `*` is everything. */
export type EventResource =
  | "Pod" | "AssignedPod" | "UnscheduledPod" | "TargetPod" | "Node" | "PersistentVolume" | "PersistentVolumeClaim"
  | "storage.k8s.io/CSINode" | "storage.k8s.io/CSIDriver" | "storage.k8s.io/VolumeAttachment" | "storage.k8s.io/CSIStorageCapacity"
  | "storage.k8s.io/StorageClass" | "resource.k8s.io/ResourceClaim" | "resource.k8s.io/ResourceSlice" | "resource.k8s.io/DeviceClass" | "*";

/** A kind of change in the cluster that may make a pod schedulable. */
export interface ClusterEvent {
  readonly resource: EventResource;
  readonly actionType: ActionTypeBits;
  /** For people, instead of resource and action put together. */
  readonly customLabel?: string;
}

/** May the event make the pod schedulable (`Queue`), or is it of no use to it (`QueueSkip`)? */
export type QueueingHint = "Queue" | "QueueSkip";

/**
 * Asked when an event arrives that the plugin has registered, for a pod which the plugin had refused. `oldObj` is undefined after an Add,
 * `newObj` after a Delete. An exception counts as `Queue`: better once too often than never.
 */
export type QueueingHintFn = (pod: Pod, oldObj: Pod | Node | object | undefined, newObj: Pod | Node | object | undefined) => QueueingHint;

/** An event that a plugin waits for. Without a function every such event is a reason to try again. */
export interface ClusterEventWithHint {
  readonly event: ClusterEvent;
  readonly queueingHintFn?: QueueingHintFn;
}

/** A pod in the scheduling queue. Times are milliseconds of virtual time. */
export interface QueuedPodInfo {
  /** Replaced when the pod is updated. */
  podInfo: PodInfo;
  /** When it was added to the queue, most recently. */
  timestamp: number;
  /** How often it was taken from the queue. */
  attempts: number;
  /** Until when it has to wait; undefined if it need not. */
  backoffExpiration: number | undefined;
  /** How often it was found unschedulable since it last was not; the backoff doubles with it. */
  unschedulableCount: number;
  /** The same for errors. */
  consecutiveErrorsCount: number;
  /** When it first entered the active queue. */
  initialAttemptTimestamp: number | undefined;
  /** The plugins that refused it in its last cycle. */
  readonly unschedulablePlugins: Set<string>;
  /** The plugins that said `Pending`. */
  readonly pendingPlugins: Set<string>;
  /** The PreEnqueue plugin that keeps it out of the queue. */
  gatingPlugin: string | undefined;
  /** The events that the gating plugin waits for. */
  gatingPluginEvents: readonly ClusterEvent[];
}
