import type { TypedQueueConfig, TypedRateLimiter, TypedRateLimitingInterface } from "@reconcile/api";
import { DelayingQueue } from "./delaying";

/** A delaying queue that asks a rate limiter how long (client-go's util/workqueue/rate_limiting_queue.go). */
export class RateLimitingQueue<T> extends DelayingQueue<T> implements TypedRateLimitingInterface<T> {
  readonly #rateLimiter: TypedRateLimiter<T>;

  constructor(rateLimiter: TypedRateLimiter<T>, config: TypedQueueConfig) {
    super(config);
    this.#rateLimiter = rateLimiter;
  }

  addRateLimited(item: T): void {
    this.addAfter(item, this.#rateLimiter.when(item));
  }

  forget(item: T): void {
    this.#rateLimiter.forget(item);
  }

  numRequeues(item: T): number {
    return this.#rateLimiter.numRequeues(item);
  }
}
