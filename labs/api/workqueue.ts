// The typed work queue of client-go (util/workqueue/{queue,delaying_queue,rate_limiting_queue}.go) as interfaces.
import type { Clock } from "@/lib/sim/capabilities";
import type { MetricsProvider } from "./metrics";

/** What `TypedInterface.get` resolves to: an item to work on, or the news that there will be none any more. */
export type GetResult<T> =
  | { readonly item: T; readonly shutdown: false }
  | { readonly item?: undefined; readonly shutdown: true };

/**
 * A work queue. Event handlers `add` keys to it, workers `get` them, reconcile, and say `done`:
 *
 * ```ts
 * for (;;) {
 *   const { item, shutdown } = await queue.get();
 *   if (shutdown) return;
 *   try { await reconcile(item); } finally { queue.done(item); }
 * }
 * ```
 *
 * Two promises make it more than a list:
 * - **an item is in the queue at most once**, however often it is added before a worker takes it;
 * - **an item is with at most one worker at a time.** Added while a worker has it, it waits for that worker's `done`, and is
 *   then queued once more.
 *
 * Items are compared as the keys of a `Set` are. In practice they are strings such as `"default/nginx"`.
 */
export interface TypedInterface<T> {
  /** Marks the item as needing work. Does nothing if it is marked already, or after a shutdown began. */
  add(item: T): void;

  /** How many items are ready to be taken. Items being worked on, and items that wait for a later time, do not count. */
  len(): number;

  /**
   * Takes the item that has been ready for longest, waiting until there is one. With `shutdown: true` the queue is shut
   * down **and** empty: the worker should end. Whoever got an item must call `done` with it afterwards.
   */
  get(): Promise<GetResult<T>>;

  /** Says that the work on the item is finished. If it was added again meanwhile, it is queued now. */
  done(item: T): void;

  /** Ignores every add from now on. Workers still get what is queued, then `shutdown: true`. May be called again. */
  shutDown(): void;

  /**
   * Like `shutDown`, and resolves when the workers have finished what was queued and what they had in hand, items
   * included that were added again while a worker had them. A `shutDown` after it ends the waiting at once.
   */
  shutDownWithDrain(): Promise<void>;

  /** True from the first `shutDown` or `shutDownWithDrain` on. */
  shuttingDown(): boolean;
}

/** A work queue that can add an item later: to retry after a failure without spinning, or to look again at a deadline. */
export interface TypedDelayingInterface<T> extends TypedInterface<T> {
  /**
   * Adds the item once `duration` milliseconds have passed; at once if `duration <= 0`; never after a shutdown began.
   * An item that waits already keeps the **earlier** of its two times.
   */
  addAfter(item: T, duration: number): void;
}

/** Decides how long an item has to wait before its next try. */
export interface TypedRateLimiter<T> {
  /** Counts one more failure of the item, and answers after how many milliseconds it may be tried again. */
  when(item: T): number;

  /** Ends the tracking of the item: because it succeeded, or because it was given up. */
  forget(item: T): void;

  /** How many failures were counted since the item was last forgotten. */
  numRequeues(item: T): number;
}

/** A work queue whose retries are slowed down by a `TypedRateLimiter`. What controllers use. */
export interface TypedRateLimitingInterface<T> extends TypedDelayingInterface<T> {
  /** Adds the item as soon as the rate limiter allows it. */
  addRateLimited(item: T): void;

  /**
   * Makes the rate limiter forget the item's failures. It is about the limiter only: the worker must still call
   * `TypedInterface.done`.
   */
  forget(item: T): void;

  /** How often the item was added by `addRateLimited` since it was last forgotten. */
  numRequeues(item: T): number;
}

/** What every queue is made with. */
export interface TypedQueueConfig {
  /** The queue's only source of time. */
  readonly clock: Clock;
  /** The queue's name in metrics. Without a name nothing is measured. */
  readonly name?: string;
  /** Where the metrics come from. Without a provider nothing is measured. */
  readonly metricsProvider?: MetricsProvider;
}
