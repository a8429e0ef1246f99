import type { CycleState, Framework, NominatingInfo, PluginStatus, Pod, PostFilterReturn, QueuedPodInfo, ScheduleResult, SharedLister } from "@reconcile/api";
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

/** schedulingCycle in pkg/scheduler/schedule_one.go. One pod after the other; undefined if the pod got no place, and it is back in the queue then. Never rejects: whatever is thrown fails this pod, and not the loop. */
export async function schedulingCycle(context: CycleContext, info: QueuedPodInfo): Promise<Placed | undefined> {
  const { framework, cache, queue } = context;
  const { pod } = info.podInfo;
  const state = new MapCycleState();
  let nodeName: string;
  try {
    nodeName = (await context.algorithm.schedulePod(state, pod, cache.updateSnapshot())).suggestedHost;
  } catch (error) {
    await noNodeFits(context, info, state, error);
    return undefined;
  }
  const assumed: Pod = { ...pod, spec: { ...pod.spec, containers: pod.spec?.containers ?? [], nodeName } };
  try {
    cache.assumePod(assumed);
  } catch (error) {
    failed(context, info, error);
    return undefined;
  }
  queue.deleteNominatedPodIfExists(pod);
  const placed = { state, assumed, nodeName };
  let status: PluginStatus | undefined;
  try {
    const reserved = framework.runReservePluginsReserve(state, assumed, nodeName);
    status = isSuccess(reserved) ? framework.runPermitPlugins(state, assumed, nodeName) : reserved;
  } catch (error) {
    status = errorStatus(error);
  }
  if (isSuccess(status) || status?.code === "Wait") return placed;
  giveUp(context, info, placed, status);
  return undefined;
}

/** bindingCycle in pkg/scheduler/schedule_one.go. Runs while other pods are being scheduled. */
export async function bindingCycle(context: CycleContext, info: QueuedPodInfo, placed: Placed): Promise<void> {
  const { framework, cache, queue } = context;
  const { state, assumed, nodeName } = placed;
  let status: PluginStatus | undefined;
  try {
    status = await framework.waitOnPermit(assumed);
    if (isSuccess(status)) {
      // From here on nothing can refuse the pod for reasons that an event would take away.
      queue.done(assumed.metadata?.uid ?? "");
      status = await framework.runPreBindPlugins(state, assumed, nodeName);
    }
    if (isSuccess(status)) status = await framework.runBindPlugins(state, assumed, nodeName);
  } catch (error) {
    status = errorStatus(error);
  }
  if (!isSuccess(status)) {
    giveUp(context, info, placed, status);
    return;
  }
  cache.finishBinding(assumed);
  framework.runPostBindPlugins(state, assumed, nodeName);
}

/** The algorithm found nothing. If it was a refusal (and no error), PostFilter may make room. */
async function noNodeFits(context: CycleContext, info: QueuedPodInfo, state: CycleState, error: unknown): Promise<void> {
  if (!(error instanceof FitError)) {
    failed(context, info, error);
    return;
  }
  const { status, nominatingInfo } = await context.framework.runPostFilterPlugins(state, info.podInfo.pod, error.diagnosis).catch((thrown: unknown): PostFilterReturn => ({ status: errorStatus(thrown) }));
  const { message } = new FitError(error.numAllNodes, { ...error.diagnosis, postFilterMsg: status.reasons.join(", ") });
  handleSchedulingFailure(context, info, error.diagnosis);
  // Before the next pod is looked at: it must not take the room that was made.
  if (nominatingInfo?.nominatingMode === "override" && context.getPod(info.podInfo.pod) !== undefined) context.queue.addNominatedPod(info.podInfo, nominatingInfo);
  context.report(info.podInfo.pod, { reason: "Unschedulable", message, ...(nominatingInfo === undefined ? {} : { nominatingInfo }) });
}

/** Something broke before the pod had a place: it is tried again, and whatever was nominated for it is void. */
function failed(context: CycleContext, info: QueuedPodInfo, error: unknown): void {
  handleSchedulingFailure(context, info, undefined);
  context.report(info.podInfo.pod, { reason: "SchedulerError", message: messageOf(error), nominatingInfo: { nominatedNodeName: "", nominatingMode: "override" } });
}

/** What a plugin throws is an Error status. */
function errorStatus(error: unknown): PluginStatus {
  return { code: "Error", reasons: [messageOf(error)] };
}

/** After Reserve everything has to be undone: the plugins first, then the cache. */
function giveUp(context: CycleContext, info: QueuedPodInfo, { state, assumed, nodeName }: Placed, status: PluginStatus | undefined): void {
  context.framework.runReservePluginsUnreserve(state, assumed, nodeName);
  handleBindingCycleFailure(context, info, assumed, refusalOf(status));
  context.report(info.podInfo.pod, { reason: refusalOf(status) === undefined ? "SchedulerError" : "Unschedulable", message: status?.reasons.join(", ") ?? "" });
}

function refusalOf(status: PluginStatus | undefined): Refusal | undefined {
  if (status === undefined || !isRejected(status)) return undefined;
  const by = new Set(status.plugin === undefined ? [] : [status.plugin]);
  return status.code === "Pending" ? { unschedulablePlugins: new Set(), pendingPlugins: by } : { unschedulablePlugins: by, pendingPlugins: new Set() };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
