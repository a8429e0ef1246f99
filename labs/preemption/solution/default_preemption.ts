import {
  ActionType,
  type ClusterEventWithHint, type CycleState, type Diagnosis, type EnqueueExtensions, type FrameworkHandle, type Pod, type PluginStatus, type PostFilterPlugin, type PostFilterReturn,
  type PreEnqueuePlugin, type Random,
} from "@reconcile/api";
import type { CandidateArgs } from "./dry_run";
import { Evaluator } from "./evaluator";
import { Executor, type PodLister } from "./executor";
import { unresolvable } from "./status";

/** What the plugin needs besides the framework. */
export interface DefaultPreemptionOptions extends Partial<CandidateArgs> {
  /** Where the dry run begins. */
  readonly random: Random;
  readonly podLister: PodLister;
}

/** The plugin: where the parts come together (plugins/defaultpreemption/default_preemption.go). */
export class DefaultPreemption implements PostFilterPlugin, PreEnqueuePlugin, EnqueueExtensions {
  readonly name = "DefaultPreemption";
  readonly #executor: Executor;
  readonly #evaluator: Evaluator;

  constructor(framework: FrameworkHandle, { random, podLister, minCandidateNodesPercentage = 10, minCandidateNodesAbsolute = 100 }: DefaultPreemptionOptions) {
    this.#executor = new Executor(framework, podLister);
    this.#evaluator = new Evaluator(framework, this.#executor, random, { minCandidateNodesPercentage, minCandidateNodesAbsolute });
  }

  async postFilter(state: CycleState, pod: Pod, diagnosis: Diagnosis): Promise<PostFilterReturn> {
    const { status, ...rest } = this.#evaluator.preempt(state, pod, diagnosis);
    const message = status.reasons.join(", ");
    return { ...rest, status: message === "" ? status : { ...status, reasons: [`preemption: ${message}`] } };
  }

  /** Keeps the pod out of the queue while its victims are being told. */
  preEnqueue(pod: Pod): PluginStatus | undefined {
    return this.#executor.isPodRunningPreemption(pod.metadata?.uid ?? "") ? unresolvable("waiting for the preemption for this pod to be finished") : undefined;
  }

  /** A pod that is deleted may open the gate of preEnqueue. Whether it makes the preemptor schedulable, the plugins that refused it must say. */
  eventsToRegister(): readonly ClusterEventWithHint[] {
    return [{ event: { resource: "AssignedPod", actionType: ActionType.Delete }, queueingHintFn: () => "QueueSkip" }];
  }
}
