import type { Clock, GetResult, TypedInterface, TypedQueueConfig } from "@reconcile/api";
import { Condition } from "./condition";
import { QueueMetrics } from "./metrics";

/** The work queue of client-go (util/workqueue/queue.go): first in, first out, each item at most once, with one worker. */
export class Queue<T> implements TypedInterface<T> {
  protected readonly clock: Clock;
  protected readonly metrics: QueueMetrics<T>;

  /** What workers get next, in order. Each item of it is dirty, and none is being processed. */
  protected readonly queue = new Fifo<T>();
  /** Every item that needs to be processed: those of `queue`, and those added again while a worker has them. */
  protected readonly dirty = new Set<T>();
  /** Every item that a worker has taken and is not done with. */
  protected readonly processing = new Set<T>();

  /** Signalled when an item is queued or a shutdown begins. */
  readonly #ready = new Condition();
  /** Signalled when nothing is being processed any more, or nobody is to wait for it. */
  readonly #drained = new Condition();
  #shuttingDown = false;
  #draining = false;

  constructor(config: TypedQueueConfig) {
    this.clock = config.clock;
    this.metrics = new QueueMetrics(config);
  }

  add(item: T): void {
    if (this.#shuttingDown || this.dirty.has(item)) return;
    this.metrics.add(item);
    this.dirty.add(item);
    // A worker has it: `done` will queue it, so that no second worker gets it meanwhile.
    if (this.processing.has(item)) return;
    this.#enqueue(item);
  }

  len(): number {
    return this.queue.length;
  }

  async get(): Promise<GetResult<T>> {
    while (this.queue.length === 0 && !this.#shuttingDown) await this.#ready.wait();
    if (this.queue.length === 0) return { shutdown: true };

    const item = this.queue.shift();
    this.metrics.get(item);
    this.processing.add(item);
    // No longer dirty before the work begins: a change that arrives during the work must not be lost.
    this.dirty.delete(item);
    return { item, shutdown: false };
  }

  done(item: T): void {
    this.metrics.done(item);
    this.processing.delete(item);
    if (this.dirty.has(item)) this.#enqueue(item);
    else if (this.processing.size === 0) this.#drained.broadcast();
  }

  shutDown(): void {
    this.#beginShutDown({ drain: false });
  }

  /**
   * As upstream it waits while something is being processed: what is queued counts once a worker has taken it, so with no
   * worker left it does not wait for ever.
   */
  async shutDownWithDrain(): Promise<void> {
    this.#beginShutDown({ drain: true });
    // Looks again after each wake-up: a worker that calls `get` right after `done` has something in hand by then.
    while (this.processing.size !== 0 && this.#draining) await this.#drained.wait();
  }

  shuttingDown(): boolean {
    return this.#shuttingDown;
  }

  #beginShutDown({ drain }: { drain: boolean }): void {
    this.#draining = drain;
    this.#shuttingDown = true;
    this.metrics.stop();
    this.#ready.broadcast();
    this.#drained.broadcast();
  }

  #enqueue(item: T): void {
    this.queue.push(item);
    this.#ready.signal();
  }
}

/** First in, first out. Unlike an array's, its `shift` costs the same however long it is. */
class Fifo<T> {
  #items: T[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** Takes the oldest item; the list must not be empty. */
  shift(): T {
    const item = this.#items[this.#head] as T;
    this.#head += 1;
    // Lets go of what was taken once it is half of the array: one copy for as many shifts as items that it copies.
    if (this.#head * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#head);
      this.#head = 0;
    }
    return item;
  }

  [Symbol.iterator](): IterableIterator<T> {
    return this.#items.slice(this.#head).values();
  }
}
