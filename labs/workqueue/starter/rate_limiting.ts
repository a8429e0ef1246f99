import type { TypedQueueConfig, TypedRateLimiter, TypedRateLimitingInterface } from "@reconcile/api";
import { DelayingQueue } from "./delaying";

/** Stage 3. A delaying queue that asks a rate limiter how long. */
export class RateLimitingQueue<T> extends DelayingQueue<T> implements TypedRateLimitingInterface<T> {
  constructor(rateLimiter: TypedRateLimiter<T>, config: TypedQueueConfig) {
    super(config);
  }

  addRateLimited(item: T): void {
    throw new Error("not written yet: RateLimitingQueue.addRateLimited");
  }

  forget(item: T): void {
    throw new Error("not written yet: RateLimitingQueue.forget");
  }

  numRequeues(item: T): number {
    throw new Error("not written yet: RateLimitingQueue.numRequeues");
  }
}
