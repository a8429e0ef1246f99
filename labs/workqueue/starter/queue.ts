import type { Clock, GetResult, TypedInterface, TypedQueueConfig } from "@reconcile/api";
import { Condition } from "./condition";
import { QueueMetrics } from "./metrics";

/**
 * Stage 1. The work queue: first in, first out, each item at most once, and
 * each with at most one worker at a time. Hover over a method (or
 * TypedInterface) to read what it promises.
 */
export class Queue<T> implements TypedInterface<T> {
  protected readonly clock: Clock;
  protected readonly metrics: QueueMetrics<T>;

  // Three collections, as in client-go. You may change them; with these names
  // the trace shows what is in them.

  /** What workers get next, in order. */
  protected readonly queue: T[] = [];
  /** Every item that needs to be processed. */
  protected readonly dirty = new Set<T>();
  /** Every item that a worker has taken and is not done with. */
  protected readonly processing = new Set<T>();

  /** Wait here for something to change, and signal here when something has. */
  protected readonly changed = new Condition();

  constructor(config: TypedQueueConfig) {
    this.clock = config.clock;
    this.metrics = new QueueMetrics(config);
  }

  add(item: T): void {
    throw new Error("not written yet: Queue.add");
  }

  len(): number {
    throw new Error("not written yet: Queue.len");
  }

  async get(): Promise<GetResult<T>> {
    throw new Error("not written yet: Queue.get");
  }

  done(item: T): void {
    throw new Error("not written yet: Queue.done");
  }

  shutDown(): void {
    throw new Error("not written yet: Queue.shutDown");
  }

  async shutDownWithDrain(): Promise<void> {
    throw new Error("not written yet: Queue.shutDownWithDrain");
  }

  shuttingDown(): boolean {
    throw new Error("not written yet: Queue.shuttingDown");
  }
}
