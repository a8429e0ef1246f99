// mutant-of: queue.ts
// killed-by: queue.metrics-times
// mistake: It never tells the metrics that a shutdown began: they go on being refreshed.
import type { Clock, GetResult, TypedInterface, TypedQueueConfig } from "@reconcile/api";
import { Condition } from "./condition";
import { QueueMetrics } from "./metrics";

export class Queue<T> implements TypedInterface<T> {
  protected readonly clock: Clock;
  protected readonly metrics: QueueMetrics<T>;
  protected readonly queue: T[] = [];
  protected readonly dirty = new Set<T>();
  protected readonly processing = new Set<T>();
  protected readonly changed = new Condition();
  private readonly idle = new Condition();
  private stopping = false;
  private draining = false;

  constructor(config: TypedQueueConfig) {
    this.clock = config.clock;
    this.metrics = new QueueMetrics(config);
  }

  add(item: T): void {
    if (this.stopping) return;
    if (this.dirty.has(item)) return;
    this.metrics.add(item);
    this.dirty.add(item);
    if (this.processing.has(item)) return;
    this.queue.push(item);
    this.changed.signal();
  }

  len(): number {
    return this.queue.length;
  }

  async get(): Promise<GetResult<T>> {
    while (this.queue.length === 0 && !this.stopping) await this.changed.wait();
    const item = this.queue.shift();
    if (item === undefined) return { shutdown: true };
    this.metrics.get(item);
    this.processing.add(item);
    this.dirty.delete(item);
    return { item, shutdown: false };
  }

  done(item: T): void {
    this.metrics.done(item);
    this.processing.delete(item);
    if (this.dirty.has(item)) {
      this.queue.push(item);
      this.changed.signal();
    } else if (this.processing.size === 0) {
      this.idle.broadcast();
    }
  }

  shutDown(): void {
    this.draining = false;
    this.stop();
  }

  async shutDownWithDrain(): Promise<void> {
    this.draining = true;
    this.stop();
    while (this.processing.size > 0 && this.draining) await this.idle.wait();
  }

  shuttingDown(): boolean {
    return this.stopping;
  }

  private stop(): void {
    this.stopping = true;
    this.changed.broadcast();
    this.idle.broadcast();
  }
}
