import type { Deltas, ResourceEventHandler, Store } from "@reconcile/api";

/**
 * Stage 4. Brings the store up to date, change by change, and tells the handler
 * each time what that meant.
 */
export function processDeltas<T>(
  handler: ResourceEventHandler<T>, clientState: Store<T>, deltas: Deltas<T>, isInInitialList: boolean,
): void {
  throw new Error("not written yet: processDeltas");
}
