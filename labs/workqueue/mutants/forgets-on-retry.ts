// mutant-of: rate_limiting.ts
// killed-by: rate.add-rate-limited
// mistake: It forgets the failures at each retry, so that the delay never grows.
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
    this.rateLimiter.forget(item);
  }

  forget(item: T): void {
    this.rateLimiter.forget(item);
  }

  numRequeues(item: T): number {
    return this.rateLimiter.numRequeues(item);
  }
}
