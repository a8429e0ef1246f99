// mutant-of: process_deltas.ts
// killed-by: process.each
// mistake: Only the newest delta is processed: an object that was deleted and created again is only updated, and finalizers of the old one never run.
import type { Deltas, ResourceEventHandler, Store } from "@reconcile/api";

export function processDeltas<T>(handler: ResourceEventHandler<T>, clientState: Store<T>, deltas: Deltas<T>, isInInitialList: boolean): void {
  for (const delta of deltas.slice(-1)) {
    if (delta.type === "Deleted") {
      clientState.delete(delta.object);
      void handler.onDelete(delta.object);
    } else {
      const old = clientState.get(delta.object);
      clientState.update(delta.object);
      if (old === undefined) void handler.onAdd(delta.object, isInInitialList);
      else void handler.onUpdate(old, delta.object);
    }
  }
}
