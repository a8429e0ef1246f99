import type {
  CycleState, Diagnosis, FrameworkHandle, Listers, NodeInfo, NominatingInfo, PluginStatus, Pod, PodInfo, SchedulerClient, SharedLister, WaitingPod,
} from "@reconcile/api";
import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { FilterAndScoreRunner, type ProfileEntry } from "@/labs/scheduler/framework/runner";
import { isSuccess } from "@/labs/scheduler/starter/status";

/** A question that preemption asks the framework: what if the node had these pods? */
export interface Question {
  readonly node: NodeInfo;
  /** Added or removed before; undefined: the filters were asked. */
  readonly change?: { readonly kind: "add" | "remove"; readonly pod: Pod };
  readonly answer?: PluginStatus | undefined;
}

export interface WhatIfOptions {
  readonly lister: SharedLister;
  readonly profile: readonly ProfileEntry[];
  readonly listers: Listers;
  readonly client: SchedulerClient;
  readonly waiting?: ReadonlyMap<string, WaitingPod>;
  /** Told of every question. */
  readonly listen?: (question: Question) => void;
  readonly activated?: (pods: readonly Pod[]) => void;
}

/** As much of the framework as a PostFilter plugin sees (framework/runtime/framework.go). */
export class WhatIfFramework implements FrameworkHandle {
  readonly listers: Listers;
  readonly client: SchedulerClient;
  readonly #options: WhatIfOptions;
  readonly #runner: FilterAndScoreRunner;
  readonly #nominated = new Map<string, PodInfo[]>();

  constructor(options: WhatIfOptions) {
    this.#options = options;
    this.listers = options.listers;
    this.client = options.client;
    this.#runner = new FilterAndScoreRunner(options.profile, options.lister, () => []);
  }

  /** Filters all nodes, and scores none: the state of the cycle, the nodes that take the pod, and why the others do not. */
  findFeasible(pod: Pod): { state: CycleState; feasible: string[]; diagnosis: Diagnosis } {
    const state = new MapCycleState();
    const nodeToStatus = new Map<string, PluginStatus>();
    const feasible: string[] = [];
    const { status: refusal } = this.#runner.runPreFilterPlugins(state, pod);
    for (const node of this.#options.lister.nodeInfos().list()) {
      const status = isSuccess(refusal) ? this.#filterWithNominatedPods(state, pod, node) : refusal;
      if (status === undefined) feasible.push(node.name);
      else nodeToStatus.set(node.name, status);
    }
    return { state, feasible, diagnosis: { nodeToStatus, unschedulablePlugins: new Set(), pendingPlugins: new Set(), preFilterMsg: "", postFilterMsg: "" } };
  }

  snapshotSharedLister(): SharedLister {
    return this.#options.lister;
  }

  runFilterPluginsWithNominatedPods(state: CycleState, pod: Pod, node: NodeInfo): PluginStatus | undefined {
    const answer = this.#filterWithNominatedPods(state, pod, node);
    this.#options.listen?.({ node, answer });
    return answer;
  }

  runPreFilterExtensionAddPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, node: NodeInfo): undefined {
    this.#options.listen?.({ node, change: { kind: "add", pod: podInfoToAdd.pod } });
    this.#extend(state, (extensions) => extensions.addPod(state, podToSchedule, podInfoToAdd, node));
  }

  runPreFilterExtensionRemovePod(state: CycleState, podToSchedule: Pod, podInfoToRemove: PodInfo, node: NodeInfo): undefined {
    this.#options.listen?.({ node, change: { kind: "remove", pod: podInfoToRemove.pod } });
    this.#extend(state, (extensions) => extensions.removePod(state, podToSchedule, podInfoToRemove, node));
  }

  addNominatedPod(podInfo: PodInfo, nominatingInfo?: NominatingInfo): void {
    this.deleteNominatedPodIfExists(podInfo.pod);
    const name = nominatingInfo?.nominatedNodeName ?? podInfo.pod.status?.nominatedNodeName ?? "";
    if (name !== "") this.#nominated.set(name, [...this.nominatedPodsForNode(name), podInfo]);
  }

  deleteNominatedPodIfExists(pod: Pod): void {
    for (const [name, infos] of this.#nominated) this.#nominated.set(name, infos.filter((info) => info.pod.metadata?.uid !== pod.metadata?.uid));
  }

  updateNominatedPod(oldPod: Pod, newPodInfo: PodInfo): void {
    this.deleteNominatedPodIfExists(oldPod);
    this.addNominatedPod(newPodInfo);
  }

  nominatedPodsForNode(nodeName: string): readonly PodInfo[] {
    return this.#nominated.get(nodeName) ?? [];
  }

  iterateOverWaitingPods(callback: (waiting: WaitingPod) => void): void {
    this.#options.waiting?.forEach(callback);
  }

  getWaitingPod(uid: string): WaitingPod | undefined {
    return this.#options.waiting?.get(uid);
  }

  rejectWaitingPod(uid: string): boolean {
    const waiting = this.getWaitingPod(uid);
    waiting?.reject("", "removed");
    return waiting !== undefined;
  }

  activate(pods: readonly Pod[]): void {
    this.#options.activated?.(pods);
  }

  /** With the nominated pods that are at least as important there; and without, since they may never come. */
  #filterWithNominatedPods(state: CycleState, pod: Pod, node: NodeInfo): PluginStatus | undefined {
    const nominated = this.nominatedPodsForNode(node.name)
      .filter((info) => info.pod.metadata?.uid !== pod.metadata?.uid && (info.pod.spec?.priority ?? 0) >= (pod.spec?.priority ?? 0));
    if (nominated.length > 0) {
      const [withThem, stateWithThem] = [node.snapshot(), state.clone()];
      for (const info of nominated) {
        withThem.addPodInfo(info);
        this.#extend(stateWithThem, (extensions) => extensions.addPod(stateWithThem, pod, info, withThem));
      }
      const status = this.#runner.runFilterPluginsWithNominatedPods(stateWithThem, pod, withThem);
      if (status !== undefined) return status;
    }
    return this.#runner.runFilterPluginsWithNominatedPods(state, pod, node);
  }

  #extend(state: CycleState, call: (extensions: NonNullable<ReturnType<NonNullable<ProfileEntry["plugin"]["preFilterExtensions"]>>>) => void): void {
    for (const { plugin } of this.#options.profile) {
      if (state.skipFilterPlugins.has(plugin.name)) continue;
      const extensions = plugin.preFilterExtensions?.();
      if (extensions !== undefined) call(extensions);
    }
  }
}
