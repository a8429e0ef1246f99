import type { CycleState, Framework, NominatingInfo, PluginStatus, Pod, QueuedPodInfo, ScheduleResult, SharedLister } from "@reconcile/api";
import { MapCycleState } from "./cycle_state";
import { handleBindingCycleFailure, handleSchedulingFailure, type FailureContext, type Refusal } from "./failure_handler";
import { FitError } from "./fit_error";
import { isRejected, isSuccess } from "./status";

/** What both cycles work with. */
export interface CycleContext extends FailureContext {
  readonly framework: Framework;
  /** Filters, scores, chooses (ScheduleAlgorithm). Throws a FitError if no node fits. */
  readonly algorithm: { schedulePod(state: CycleState, pod: Pod, snapshot: SharedLister): ScheduleResult | Promise<ScheduleResult> };
  /** Told of every failure, after the pod is back in the queue. */
  readonly report: (pod: Pod, failure: { readonly reason: "Unschedulable" | "SchedulerError"; readonly message: string; readonly nominatingInfo?: NominatingInfo }) => void;
}

/** A pod that has got a place, and is yet to be bound to it. */
export interface Placed {
  readonly state: CycleState;
  /** With `spec.nodeName`. */
  readonly assumed: Pod;
  readonly nodeName: string;
}

/** Stage 3. Finds a place for the pod, assumes it, reserves, asks for permission. Undefined if that failed; then all is undone and the pod is back in the queue. */
export async function schedulingCycle(context: CycleContext, info: QueuedPodInfo): Promise<Placed | undefined> {
  throw new Error("not written yet: schedulingCycle");
}

/** Stage 3. Waits for permission, binds. Never rejects; if something fails, all is undone and the pod is back in the queue. */
export async function bindingCycle(context: CycleContext, info: QueuedPodInfo, placed: Placed): Promise<void> {
  throw new Error("not written yet: bindingCycle");
}
