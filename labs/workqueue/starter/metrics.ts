import type { Clock, MetricsProvider, TypedQueueConfig } from "@reconcile/api";

/**
 * How often the two "unfinished work" metrics are refreshed, in milliseconds.
 */
const unfinishedWorkUpdatePeriod = 500;

/**
 * Measures a work queue, as client-go's `defaultQueueMetrics` does. The queue
 * calls it at the right moments: that is all the queue has to know of metrics.
 * Without a name or a provider in the configuration every call does nothing.
 */
export class QueueMetrics<T> {
  readonly #clock: Clock;
  readonly #metrics: ReturnType<typeof makeMetrics> | undefined;
  readonly #addTimes = new Map<T, number>();
  readonly #processingStartTimes = new Map<T, number>();
  #stopped = false;
  #updating = false;

  constructor({ clock, name, metricsProvider }: TypedQueueConfig) {
    this.#clock = clock;
    if (name !== undefined && metricsProvider !== undefined) this.#metrics = makeMetrics(name, metricsProvider);
  }

  /** The item has just become dirty: it was added, and was not dirty before. */
  add(item: T): void {
    if (this.#metrics === undefined) return;
    this.#metrics.adds.inc();
    this.#metrics.depth.inc();
    if (!this.#addTimes.has(item)) this.#addTimes.set(item, this.#clock.now());
  }

  /** A worker takes the item. */
  get(item: T): void {
    if (this.#metrics === undefined) return;
    this.#metrics.depth.dec();
    this.#processingStartTimes.set(item, this.#clock.now());
    const added = this.#addTimes.get(item);
    if (added !== undefined) this.#metrics.latency.observe(this.#secondsSince(added));
    this.#addTimes.delete(item);
    this.#keepUpdating();
  }

  /** A worker is done with the item. */
  done(item: T): void {
    if (this.#metrics === undefined) return;
    const started = this.#processingStartTimes.get(item);
    if (started !== undefined) this.#metrics.workDuration.observe(this.#secondsSince(started));
    this.#processingStartTimes.delete(item);
  }

  /** An item is to be added later. */
  retry(): void {
    this.#metrics?.retries.inc();
  }

  /**
   * The queue shuts down: the "unfinished work" metrics are not refreshed any
   * more.
   */
  stop(): void {
    this.#stopped = true;
  }

  #secondsSince(start: number): number {
    return (this.#clock.now() - start) / 1000;
  }

  /**
   * Refreshes periodically as long as something is being worked on. At rest
   * there is no timer: nothing would change. (client-go's ticker runs all the
   * time, from the making of the queue to its shutdown.)
   */
  #keepUpdating(): void {
    if (this.#updating || this.#stopped) return;
    this.#updating = true;
    this.#clock.setTimer(unfinishedWorkUpdatePeriod, () => {
      this.#updating = false;
      if (this.#stopped) return;
      this.#updateUnfinishedWork();
      if (this.#processingStartTimes.size > 0) this.#keepUpdating();
    });
  }

  #updateUnfinishedWork(): void {
    const ages = [...this.#processingStartTimes.values()].map((start) => this.#secondsSince(start));
    this.#metrics?.unfinishedWorkSeconds.set(ages.reduce((sum, age) => sum + age, 0));
    this.#metrics?.longestRunningProcessor.set(Math.max(0, ...ages));
  }
}

function makeMetrics(name: string, provider: MetricsProvider) {
  return {
    depth: provider.newDepthMetric(name),
    adds: provider.newAddsMetric(name),
    latency: provider.newLatencyMetric(name),
    workDuration: provider.newWorkDurationMetric(name),
    unfinishedWorkSeconds: provider.newUnfinishedWorkSecondsMetric(name),
    longestRunningProcessor: provider.newLongestRunningProcessorSecondsMetric(name),
    retries: provider.newRetriesMetric(name),
  };
}
