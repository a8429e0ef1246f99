// mutant-of: rate_limiting.ts
// killed-by: rate.add-rate-limited
// mistake: It asks the limiter but adds the item at once: a failing item spins as fast as it fails.
import type { TypedQueueConfig, TypedRateLimiter, TypedRateLimitingInterface } from "@reconcile/api";
import { DelayingQueue } from "./delaying";

export class RateLimitingQueue<T> extends DelayingQueue<T> implements TypedRateLimitingInterface<T> {
  private readonly rateLimiter: TypedRateLimiter<T>;

  constructor(rateLimiter: TypedRateLimiter<T>, config: TypedQueueConfig) {
    super(config);
    this.rateLimiter = rateLimiter;
  }

  addRateLimited(item: T): void {
    this.rateLimiter.when(item);
    this.add(item);
  }

  forget(item: T): void {
    this.rateLimiter.forget(item);
  }

  numRequeues(item: T): number {
    return this.rateLimiter.numRequeues(item);
  }
}
