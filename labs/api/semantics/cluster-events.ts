// The events that kube-scheduler's plugins wait for: kube-scheduler/framework/types.go and pkg/scheduler/framework/events.go.
import type { Pod } from "../kubernetes/pod";
import type { ActionTypeBits, ClusterEvent, EventResource } from "../scheduling";
import { deepEqual } from "./deep";
import { podRequests } from "./pod-resources";

/** What can happen to an object, one bit each; `Update` is all the updates, `All` everything. */
export const ActionType: Readonly<Record<
  "Add" | "Delete" | "UpdateNodeAllocatable" | "UpdateNodeLabel" | "UpdateNodeTaint" | "UpdateNodeCondition" | "UpdateNodeAnnotation" | "UpdatePodLabel"
  | "UpdatePodScaleDown" | "UpdatePodToleration" | "UpdatePodSchedulingGatesEliminated" | "UpdatePodGeneratedResourceClaim" | "UpdateOther" | "Update" | "All",
  ActionTypeBits>> = Object.freeze({
    Add: 1, Delete: 2, UpdateNodeAllocatable: 4, UpdateNodeLabel: 8, UpdateNodeTaint: 16, UpdateNodeCondition: 32, UpdateNodeAnnotation: 64,
    UpdatePodLabel: 128, UpdatePodScaleDown: 256, UpdatePodToleration: 512, UpdatePodSchedulingGatesEliminated: 1024,
    UpdatePodGeneratedResourceClaim: 2048, UpdateOther: 4096, Update: 8188, All: 8191,
  });

/** Moves every pod, whatever refused it. */
export const wildCardEvent: ClusterEvent = Object.freeze({ resource: "*", actionType: 8191, customLabel: "WildCardEvent" });

/** A pod has been put on a node. */
export const assignedPodAdd: ClusterEvent = Object.freeze({ resource: "AssignedPod", actionType: 1 });

/** A pod that was on a node is gone, or a place that was assumed for one is free again. */
export const assignedPodDelete: ClusterEvent = Object.freeze({ resource: "AssignedPod", actionType: 2 });

/** Is it the event that moves everything? */
export function isWildCardEvent(event: ClusterEvent): boolean {
  return event.resource === "*" && event.actionType === ActionType.All;
}

/** Does an event that has come belong to those that were registered? A registered `Pod` means assigned, unscheduled and target pods alike. */
export function matchClusterEvents(registered: ClusterEvent, incoming: ClusterEvent): boolean {
  if (isWildCardEvent(registered)) return true;
  return sameResource(registered.resource, incoming.resource) && (registered.actionType & incoming.actionType) !== 0 && incoming.actionType <= registered.actionType;
}

function sameResource(registered: EventResource, incoming: EventResource): boolean {
  if (registered === "*" || registered === incoming) return true;
  return registered === "Pod" && (incoming === "AssignedPod" || incoming === "UnscheduledPod" || incoming === "TargetPod");
}

/** What an update of a pod means to scheduling: one event for each property that changed, or `UpdateOther` if none of them did. */
export function podSchedulingPropertiesChange(oldPod: Pod | undefined, newPod: Pod): readonly ClusterEvent[] {
  const resource: EventResource = newPod.spec?.nodeName ? "AssignedPod" : "TargetPod";
  const actions: ActionTypeBits[] = [];
  if (oldPod !== undefined) {
    if (!deepEqual(oldPod.metadata?.labels ?? {}, newPod.metadata?.labels ?? {})) actions.push(ActionType.UpdatePodLabel);
    if (requestsLess(oldPod, newPod)) actions.push(ActionType.UpdatePodScaleDown);
    if ((oldPod.spec?.schedulingGates ?? []).length > 0 && (newPod.spec?.schedulingGates ?? []).length === 0) actions.push(ActionType.UpdatePodSchedulingGatesEliminated);
    if ((newPod.spec?.tolerations ?? []).length > (oldPod.spec?.tolerations ?? []).length) actions.push(ActionType.UpdatePodToleration);
  }
  if (actions.length === 0) actions.push(ActionType.UpdateOther);
  return actions.map((actionType) => ({ resource, actionType }));
}

function requestsLess(oldPod: Pod, newPod: Pod): boolean {
  const [before, after] = [podRequests(oldPod), podRequests(newPod)];
  return Object.entries(before).some(([name, quantity]) => {
    const now = after[name];
    return now === undefined || now.cmp(quantity) < 0;
  });
}
