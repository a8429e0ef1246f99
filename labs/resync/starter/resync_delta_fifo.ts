import { DeltaFIFO } from "./delta_fifo";

/**
 * Stage 1. The queue of the lab "informer", with the method that a resync is.
 * You can use `this.items` (what is queued for each key), `this.knownObjects`
 * (the store) and `this.queueAction(delta)`.
 */
export class ResyncDeltaFIFO<T> extends DeltaFIFO<T> {
  /** Queues everything that the store has once more, as it is. */
  override resync(): void {
    throw new Error("not written yet: ResyncDeltaFIFO.resync");
  }
}
