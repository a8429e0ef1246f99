// mutant-of: resync_delta_fifo.ts
// killed-by: queue.sync
// mistake: The deltas say Updated: whoever looks at the type takes what has not changed for a change.
import { DeltaFIFO } from "./delta_fifo";

export class ResyncDeltaFIFO<T> extends DeltaFIFO<T> {
  override resync(): void {
    if (this.knownObjects === undefined) return;
    for (const key of this.knownObjects.listKeys()) {
      if (this.items.has(key)) continue;
      const object = this.knownObjects.getByKey(key);
      if (object !== undefined) this.queueAction({ type: "Updated", object });
    }
  }
}
