// The scheduling queue (k8s.io/kubernetes/pkg/scheduler/backend/queue). Durations and times are milliseconds of virtual time.
import type { Clock } from "@/lib/sim/capabilities";
import type { Pod } from "./kubernetes/pod";
import type { ClusterEvent, PodInfo, QueuedPodInfo, QueueingHintFn } from "./scheduling";
import type { EnqueueExtensions, PodNominator, PreEnqueuePlugin, QueueSortPlugin } from "./scheduling-plugins";

/** What an event does for a pod that was refused: nothing, try again once the backoff is over, or try again at once. */
export type QueueingStrategy = "QueueSkip" | "QueueAfterBackoff" | "QueueImmediately";

/** An event that a plugin has registered, and the function to be asked when it comes. */
export interface QueueingHintFunction {
  readonly pluginName: string;
  readonly event: ClusterEvent;
  /** Absent: every such event is a reason to try again. */
  readonly queueingHintFn?: QueueingHintFn;
}

/** Is the pod to be looked at at all when an event comes? */
export type PreEnqueueCheck = (pod: Pod) => boolean;

export interface SchedulingQueueConfig {
  readonly clock: Clock;
  /** The order of the active queue. */
  readonly less: QueueSortPlugin["less"];
  /** Makes of a pod what the queue carries (framework.NewPodInfo). */
  readonly newPodInfo: (pod: Pod) => PodInfo;
  readonly preEnqueuePlugins?: readonly PreEnqueuePlugin[];
  readonly enqueueExtensions?: readonly EnqueueExtensions[];
  /** 1000 unless given. */
  readonly podInitialBackoff?: number;
  /** 10,000 unless given. */
  readonly podMaxBackoff?: number;
  /** How long a pod may lie in unschedulablePods before it is tried again without any event. 5 minutes unless given. */
  readonly podMaxInUnschedulablePods?: number;
  /** May an idle scheduler take pods that are still backing off? True unless given (feature gate SchedulerPopFromBackoffQ, on since 1.33). */
  readonly popFromBackoffQ?: boolean;
}

/** Where pods wait to be scheduled. A pod is in at most one of activeQ, backoffQ and unschedulablePods; from `pop` to `done` it is in flight. */
export interface SchedulingQueue extends PodNominator {
  /** A new pod: into the active queue, unless a PreEnqueue plugin gates it. */
  add(pod: Pod): void;
  /** Takes out the first pod of the active queue, waiting until there is one; undefined once the queue is closed and nothing is left to be taken. */
  pop(): Promise<QueuedPodInfo | undefined>;
  /** The pod of this uid, which `pop` gave, is no longer worked at. */
  done(uid: string): void;
  /**
   * A pod that `pop` gave comes back, because plugins refused it (`unschedulablePlugins`, `pendingPlugins`) or an error happened (both empty). Calls `done`.
   * Throws if the pod is in the queue already.
   */
  addUnschedulableIfNotPresent(podInfo: QueuedPodInfo): void;
  /** Something has happened in the cluster. Moves pods out of unschedulablePods that it may help. */
  moveAllToActiveOrBackoffQueue(event: ClusterEvent, oldObj: object | undefined, newObj: object | undefined, preCheck?: PreEnqueueCheck): void;
  /** The pod's object has changed. */
  update(oldPod: Pod | undefined, newPod: Pod): void;
  /** The pod is gone, or it has a node. */
  delete(pod: Pod): void;
  /** Moves the pods to the active queue, wherever they wait; one that is in flight is tried again after it has come back. */
  activate(pods: readonly Pod[]): void;
  /** Begins to flush: backoffQ each second, what has lain too long in unschedulablePods each 30 seconds. */
  run(): void;
  close(): void;
  /** In no particular order, as the next three. */
  podsInActiveQ(): readonly QueuedPodInfo[];
  podsInBackoffQ(): readonly QueuedPodInfo[];
  unschedulablePods(): readonly QueuedPodInfo[];
  inFlightPods(): readonly string[];
}
