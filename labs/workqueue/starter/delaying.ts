import type { Timer, TypedDelayingInterface } from "@reconcile/api";
import { Heap, type HeapItem } from "./heap";
import { Queue } from "./queue";

/** An item that waits for its time. */
interface WaitFor<T> extends HeapItem {
  readonly item: T;
  /** When it is to be added, in milliseconds of virtual time. */
  readyAt: number;
}

/** Stage 2. A work queue that can add an item later. */
export class DelayingQueue<T> extends Queue<T> implements TypedDelayingInterface<T> {
  /**
   * What waits, the earliest first. With this name the trace shows what is in
   * it.
   */
  protected readonly waiting = new Heap<WaitFor<T>>((a, b) => a.readyAt < b.readyAt);
  /** The timer for the earliest item. */
  protected timer: Timer | undefined;

  addAfter(item: T, duration: number): void {
    throw new Error("not written yet: DelayingQueue.addAfter");
  }
}
