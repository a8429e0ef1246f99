import type { Deltas, ResourceEventHandler, Store } from "@reconcile/api";

/** Brings the store up to date, change by change, and says each time what that meant (tools/cache/controller.go). */
export function processDeltas<T>(handler: ResourceEventHandler<T>, clientState: Store<T>, deltas: Deltas<T>, isInInitialList: boolean): void {
  for (const delta of deltas) {
    if (delta.type === "Deleted") {
      clientState.delete(delta.object);
      void handler.onDelete(delta.object);
      continue;
    }
    // What the type says is how the news came. What it means depends on what was known.
    const old = clientState.get(delta.object);
    if (old === undefined) {
      clientState.add(delta.object);
      void handler.onAdd(delta.object, isInInitialList);
    } else {
      clientState.update(delta.object);
      void handler.onUpdate(old, delta.object);
    }
  }
}
