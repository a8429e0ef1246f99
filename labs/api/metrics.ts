// The metrics of a work queue, as client-go's util/workqueue/metrics.go names them. In a real controller a provider hands
// out Prometheus metrics (workqueue_depth, workqueue_adds_total …); in a lab it hands out ones that a test can read.

/** A number that can rise and fall. */
export interface GaugeMetric {
  inc(): void;
  dec(): void;
}

/** A number that is set. */
export interface SettableGaugeMetric {
  set(value: number): void;
}

/** A count: it never falls. */
export interface CounterMetric {
  inc(): void;
}

/** A collection of observed values. */
export interface HistogramMetric {
  observe(value: number): void;
}

/** Makes the metrics of the queue called `name`. Times that are observed or set are in **seconds**, as Prometheus likes them. */
export interface MetricsProvider {
  /** How many items are dirty: added, and not got since. Unlike `len()` it includes those added again while a worker has them. */
  newDepthMetric(name: string): GaugeMetric;
  /** How many adds were accepted. An add of an item that is dirty already does not count. */
  newAddsMetric(name: string): CounterMetric;
  /** How long an item waited between its add and its get. */
  newLatencyMetric(name: string): HistogramMetric;
  /** How long an item was worked on: from get to done. */
  newWorkDurationMetric(name: string): HistogramMetric;
  /** The ages of all items being worked on, summed; refreshed every 500 ms. A number that grows means a stuck worker. */
  newUnfinishedWorkSecondsMetric(name: string): SettableGaugeMetric;
  /** The age of the item that has been worked on for longest; refreshed every 500 ms. */
  newLongestRunningProcessorSecondsMetric(name: string): SettableGaugeMetric;
  /** How many times an item was to be added later (`addAfter`, and so `addRateLimited`). */
  newRetriesMetric(name: string): CounterMetric;
}
