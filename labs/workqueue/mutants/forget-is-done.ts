// mutant-of: rate_limiting.ts
// killed-by: rate.forget
// mistake: forget() also says done: the item is given to a second worker before the first has finished.
import type { TypedQueueConfig, TypedRateLimiter, TypedRateLimitingInterface } from "@reconcile/api";
import { DelayingQueue } from "./delaying";

export class RateLimitingQueue<T> extends DelayingQueue<T> implements TypedRateLimitingInterface<T> {
  private readonly rateLimiter: TypedRateLimiter<T>;

  constructor(rateLimiter: TypedRateLimiter<T>, config: TypedQueueConfig) {
    super(config);
    this.rateLimiter = rateLimiter;
  }

  addRateLimited(item: T): void {
    this.addAfter(item, this.rateLimiter.when(item));
  }

  forget(item: T): void {
    this.rateLimiter.forget(item);
    this.done(item);
  }

  numRequeues(item: T): number {
    return this.rateLimiter.numRequeues(item);
  }
}
