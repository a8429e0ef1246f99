// mutant-of: delaying.ts
// killed-by: delaying.keeps-earlier
// mistake: It sets one timer per call and remembers nothing: an item delayed twice comes twice.
import type { Timer, TypedDelayingInterface } from "@reconcile/api";
import { Heap, type HeapItem } from "./heap";
import { Queue } from "./queue";

interface WaitFor<T> extends HeapItem {
  readonly item: T;
  readyAt: number;
}

export class DelayingQueue<T> extends Queue<T> implements TypedDelayingInterface<T> {
  protected readonly waiting = new Heap<WaitFor<T>>((a, b) => a.readyAt < b.readyAt);
  private readonly entries = new Map<T, WaitFor<T>>();
  protected timer: Timer | undefined;

  addAfter(item: T, duration: number): void {
    if (this.shuttingDown()) return;
    this.metrics.retry();
    if (duration <= 0) return this.add(item);
    this.clock.setTimer(duration, () => this.add(item));
  }
}
