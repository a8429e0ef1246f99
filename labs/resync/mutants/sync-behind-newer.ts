// mutant-of: resync_delta_fifo.ts
// killed-by: queue.skips-queued
// mistake: What is queued already gets a Sync behind it: the store goes back in time, and what was deleted comes back to life.
import { DeltaFIFO } from "./delta_fifo";

export class ResyncDeltaFIFO<T> extends DeltaFIFO<T> {
  override resync(): void {
    if (this.knownObjects === undefined) return;
    for (const key of this.knownObjects.listKeys()) {
      const object = this.knownObjects.getByKey(key);
      if (object !== undefined) this.queueAction({ type: "Sync", object });
    }
  }
}
