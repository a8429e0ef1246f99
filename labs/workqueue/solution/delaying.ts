import type { Timer, TypedDelayingInterface } from "@reconcile/api";
import { Heap, type HeapItem } from "./heap";
import { Queue } from "./queue";

/** An item that waits for its time. */
interface WaitFor<T> extends HeapItem {
  readonly item: T;
  /** Virtual milliseconds. */
  readyAt: number;
}

/**
 * A work queue that can add an item later (client-go's util/workqueue/delaying_queue.go). One timer, set to the earliest
 * item of a heap, serves all of them. Upstream's heartbeat, which looks every 10 s in case a timer got lost, is left out:
 * virtual timers don't get lost, and a simulation with a heartbeat never comes to rest.
 */
export class DelayingQueue<T> extends Queue<T> implements TypedDelayingInterface<T> {
  protected readonly waiting = new Heap<WaitFor<T>>((a, b) => a.readyAt < b.readyAt);
  readonly #waitingByItem = new Map<T, WaitFor<T>>();
  #timer: Timer | undefined;

  addAfter(item: T, duration: number): void {
    if (this.shuttingDown()) return;
    this.metrics.retry();
    if (duration <= 0) {
      this.add(item);
      return;
    }
    this.#insert(item, this.clock.now() + duration);
    this.#setTimer();
  }

  override shutDown(): void {
    super.shutDown();
    this.#timer?.stop();
  }

  override shutDownWithDrain(): Promise<void> {
    this.#timer?.stop();
    return super.shutDownWithDrain();
  }

  /** An item waits only once, until the earlier of its times. */
  #insert(item: T, readyAt: number): void {
    const known = this.#waitingByItem.get(item);
    if (known === undefined) {
      const entry = { item, readyAt, index: -1 };
      this.#waitingByItem.set(item, entry);
      this.waiting.push(entry);
    } else if (readyAt < known.readyAt) {
      known.readyAt = readyAt;
      this.waiting.fix(known);
    }
  }

  #setTimer(): void {
    this.#timer?.stop();
    const first = this.waiting.peek();
    if (first === undefined) return;
    this.#timer = this.clock.setTimer(first.readyAt - this.clock.now(), () => {
      this.#addReady();
      this.#setTimer();
    });
  }

  #addReady(): void {
    for (let first = this.waiting.peek(); first !== undefined && first.readyAt <= this.clock.now(); first = this.waiting.peek()) {
      this.waiting.pop();
      this.#waitingByItem.delete(first.item);
      this.add(first.item);
    }
  }
}
