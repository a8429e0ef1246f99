// mutant-of: resync_delta_fifo.ts
// killed-by: queue.without-store
// mistake: Without a store it resyncs what is queued: things are reported twice.
import { DeltaFIFO } from "./delta_fifo";

export class ResyncDeltaFIFO<T> extends DeltaFIFO<T> {
  override resync(): void {
    const known = this.knownObjects!;
    for (const key of known.listKeys()) {
      if (this.items.has(key)) continue;
      const object = known.getByKey(key);
      if (object !== undefined) this.queueAction({ type: "Sync", object });
    }
  }
}
