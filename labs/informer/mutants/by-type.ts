// mutant-of: process_deltas.ts
// killed-by: process.by-store
// mistake: The delta's type decides: after a list, objects that are known are announced as new, or new ones as updates of nothing.
import type { Deltas, ResourceEventHandler, Store } from "@reconcile/api";

export function processDeltas<T>(handler: ResourceEventHandler<T>, clientState: Store<T>, deltas: Deltas<T>, isInInitialList: boolean): void {
  for (const delta of deltas) {
    if (delta.type === "Deleted") {
      clientState.delete(delta.object);
      void handler.onDelete(delta.object);
    } else {
      const old = clientState.get(delta.object);
      clientState.update(delta.object);
      if (delta.type === "Added") void handler.onAdd(delta.object, isInInitialList);
      else void handler.onUpdate(old ?? delta.object, delta.object);
    }
  }
}
