// mutant-of: process_deltas.ts
// killed-by: process.store-first
// mistake: Handlers are called before the store is up to date: a worker that is quick enough reads the old object, and nobody wakes it again.
import type { Deltas, ResourceEventHandler, Store } from "@reconcile/api";

export function processDeltas<T>(handler: ResourceEventHandler<T>, clientState: Store<T>, deltas: Deltas<T>, isInInitialList: boolean): void {
  for (const delta of deltas) {
    if (delta.type === "Deleted") {
      void handler.onDelete(delta.object);
      clientState.delete(delta.object);
    } else {
      const old = clientState.get(delta.object);
      if (old === undefined) void handler.onAdd(delta.object, isInInitialList);
      else void handler.onUpdate(old, delta.object);
      clientState.update(delta.object);
    }
  }
}
