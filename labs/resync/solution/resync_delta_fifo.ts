import { DeltaFIFO } from "./delta_fifo";

/** The queue of an informer, with the method that a resync is (`Resync` of tools/cache/delta_fifo.go). */
export class ResyncDeltaFIFO<T> extends DeltaFIFO<T> {
  /** Queues everything that the store has once more, as it is. */
  override resync(): void {
    for (const key of this.knownObjects?.listKeys() ?? []) {
      const object = this.knownObjects?.getByKey(key);
      // What is queued already is newer than what the store has: behind it, the store's object would come back as if it were the latest.
      if (object !== undefined && !this.items.has(key)) this.queueAction({ type: "Sync", object });
    }
  }
}
