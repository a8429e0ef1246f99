// mutant-of: delaying.ts
// killed-by: delaying.later
// mistake: It takes the duration for seconds: an item that should come back after 5 ms comes after 5 s.
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
    const readyAt = this.clock.now() + duration * 1000;
    const entry = this.entries.get(item);
    if (entry === undefined) {
      const added = { item, readyAt, index: -1 };
      this.entries.set(item, added);
      this.waiting.push(added);
    } else if (readyAt < entry.readyAt) {
      entry.readyAt = readyAt;
      this.waiting.fix(entry);
    }
    this.setTimer();
  }

  private setTimer(): void {
    this.timer?.stop();
    const first = this.waiting.peek();
    if (first === undefined) return;
    this.timer = this.clock.setTimer(first.readyAt - this.clock.now(), () => this.addReady());
  }

  private addReady(): void {
    for (let first = this.waiting.peek(); first && first.readyAt <= this.clock.now(); first = this.waiting.peek()) {
      this.waiting.pop();
      this.entries.delete(first.item);
      this.add(first.item);
    }
    this.setTimer();
  }
}
