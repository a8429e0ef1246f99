import type { Code, PluginStatus } from "@reconcile/api";

/** A plugin's answer that is not a plain yes. `unschedulable("Insufficient cpu")` reads better where it fits. */
export function newStatus(code: Code, ...reasons: string[]): PluginStatus {
  return { code, reasons };
}

/** Not on this node, as things are. Preempting pods may help. */
export function unschedulable(...reasons: string[]): PluginStatus {
  return newStatus("Unschedulable", ...reasons);
}

/** Not on this node, whatever pods are preempted. */
export function unresolvable(...reasons: string[]): PluginStatus {
  return newStatus("UnschedulableAndUnresolvable", ...reasons);
}

/** No answer is a yes as well. */
export function isSuccess(status: PluginStatus | undefined): boolean {
  return status === undefined || status.code === "Success";
}

export function isSkip(status: PluginStatus | undefined): boolean {
  return status?.code === "Skip";
}

/** Refused: the pod does not fit, or must wait for somebody outside. An Error is not a refusal. */
export function isRejected(status: PluginStatus | undefined): boolean {
  return status !== undefined && (status.code === "Unschedulable" || status.code === "UnschedulableAndUnresolvable" || status.code === "Pending");
}
