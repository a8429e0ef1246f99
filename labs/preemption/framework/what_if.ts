import type { Clock, CycleState, Diagnosis, Listers, NodeInfo, PluginStatus, Pod, PodInfo, SchedulerClient, SharedLister, WeightedPlugin } from "@reconcile/api";
import { MapCycleState } from "@/labs/scheduler/framework/cycle_state";
import { isSuccess } from "@/labs/scheduler/starter/status";
import { runFilterPluginsWithNominatedPods, type NominatedFilter } from "@/labs/scheduling-framework/solution/filter";
import { SchedulerFramework } from "@/labs/scheduling-framework/solution/framework";
import { Nominator } from "@/labs/scheduling-queue/solution/nominator";

/** A question that preemption asks the framework: what if the node had these pods? */
export interface Question {
  readonly node: NodeInfo;
  /** Added or removed before; undefined: the filters were asked. */
  readonly change?: { readonly kind: "add" | "remove"; readonly pod: Pod };
  readonly answer?: PluginStatus | undefined;
}

export interface WhatIfOptions {
  readonly clock: Clock;
  readonly lister: SharedLister;
  readonly profile: readonly WeightedPlugin[];
  readonly listers: Listers;
  readonly client: SchedulerClient;
  /** Told of every question. */
  readonly listen?: (question: Question) => void;
  readonly activated?: (pods: readonly Pod[]) => void;
}

/** The framework with a queue that is nothing but nominations; somebody may listen to what preemption asks of it. */
export class WhatIfFramework extends SchedulerFramework {
  readonly #lister: SharedLister;
  readonly #listen: (question: Question) => void;
  /** What the framework asks itself, of nominated pods, nobody hears. */
  readonly #itself: NominatedFilter = {
    nominatedPodsForNode: (name) => this.nominatedPodsForNode(name),
    runFilterPlugins: (...question) => this.runFilterPlugins(...question),
    runPreFilterExtensionAddPod: (...question) => super.runPreFilterExtensionAddPod(...question),
  };

  constructor({ clock, lister, profile, listers, client, listen = () => {}, activated = () => {} }: WhatIfOptions) {
    const queue = Object.assign(new Nominator(), { activate: activated });
    super({ clock, client, listers, snapshot: () => lister, queue: () => queue, plugins: () => profile });
    this.#lister = lister;
    this.#listen = listen;
  }

  /** Filters all nodes, and scores none: the state of the cycle, the nodes that take the pod, and why the others do not. */
  findFeasible(pod: Pod): { state: CycleState; feasible: string[]; diagnosis: Diagnosis } {
    const state = new MapCycleState();
    const nodeToStatus = new Map<string, PluginStatus>();
    const feasible: string[] = [];
    const { status: refusal } = this.runPreFilterPlugins(state, pod);
    for (const node of this.#lister.nodeInfos().list()) {
      const status = isSuccess(refusal) ? runFilterPluginsWithNominatedPods(this.#itself, state, pod, node) : refusal;
      if (status === undefined) feasible.push(node.name);
      else nodeToStatus.set(node.name, status);
    }
    return { state, feasible, diagnosis: { nodeToStatus, unschedulablePlugins: new Set(), pendingPlugins: new Set(), preFilterMsg: "", postFilterMsg: "" } };
  }

  override runFilterPluginsWithNominatedPods(state: CycleState, pod: Pod, node: NodeInfo): PluginStatus | undefined {
    const answer = runFilterPluginsWithNominatedPods(this.#itself, state, pod, node);
    this.#listen({ node, answer });
    return answer;
  }

  override runPreFilterExtensionAddPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, node: NodeInfo): PluginStatus | undefined {
    this.#listen({ node, change: { kind: "add", pod: podInfoToAdd.pod } });
    return super.runPreFilterExtensionAddPod(state, podToSchedule, podInfoToAdd, node);
  }

  override runPreFilterExtensionRemovePod(state: CycleState, podToSchedule: Pod, podInfoToRemove: PodInfo, node: NodeInfo): PluginStatus | undefined {
    this.#listen({ node, change: { kind: "remove", pod: podInfoToRemove.pod } });
    return super.runPreFilterExtensionRemovePod(state, podToSchedule, podInfoToRemove, node);
  }
}
