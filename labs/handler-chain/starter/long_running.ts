import type { RequestInfo } from "@reconcile/api";

const longRunningSubresources = ["attach", "exec", "log", "portforward", "proxy"];

/** Requests that stay open for as long as somebody listens. They count for no limit, and no time-out ends them (BasicLongRunningRequestCheck). */
export function isLongRunning({ verb, subresource, isResourceRequest }: RequestInfo): boolean {
  return verb === "watch" || verb === "proxy" || (isResourceRequest && longRunningSubresources.includes(subresource));
}
