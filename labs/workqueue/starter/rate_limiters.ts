import type { Clock, TypedRateLimiter } from "@reconcile/api";

/**
 * Stage 3. `baseDelay` × 2^failures milliseconds, at most `maxDelay`: each item
 * backs off by itself.
 */
export class ItemExponentialFailureRateLimiter<T> implements TypedRateLimiter<T> {
  constructor(baseDelay: number, maxDelay: number) {}

  when(item: T): number {
    throw new Error("not written yet: ItemExponentialFailureRateLimiter.when");
  }

  forget(item: T): void {
    throw new Error("not written yet: ItemExponentialFailureRateLimiter.forget");
  }

  numRequeues(item: T): number {
    throw new Error("not written yet: ItemExponentialFailureRateLimiter.numRequeues");
  }
}

/**
 * Stage 3. `fastDelay` for an item's first `maxFastAttempts` failures, then
 * `slowDelay`.
 */
export class ItemFastSlowRateLimiter<T> implements TypedRateLimiter<T> {
  constructor(fastDelay: number, slowDelay: number, maxFastAttempts: number) {}

  when(item: T): number {
    throw new Error("not written yet: ItemFastSlowRateLimiter.when");
  }

  forget(item: T): void {
    throw new Error("not written yet: ItemFastSlowRateLimiter.forget");
  }

  numRequeues(item: T): number {
    throw new Error("not written yet: ItemFastSlowRateLimiter.numRequeues");
  }
}

/**
 * Stage 3. A token bucket that all items share: it starts with `burst` tokens,
 * holds no more than that, and gets `qps` new ones a second. Each call takes
 * one; if there is none it takes one in advance, and answers how long it will
 * be until that token has arrived.
 */
export class BucketRateLimiter<T> implements TypedRateLimiter<T> {
  constructor(clock: Clock, qps: number, burst: number) {}

  when(item: T): number {
    throw new Error("not written yet: BucketRateLimiter.when");
  }

  forget(item: T): void {
    // A bucket tracks no item: nothing to do.
  }

  numRequeues(item: T): number {
    return 0;
  }
}

/**
 * Stage 3. Asks several limiters, and answers with the largest of their
 * answers.
 */
export class MaxOfRateLimiter<T> implements TypedRateLimiter<T> {
  constructor(...limiters: TypedRateLimiter<T>[]) {}

  when(item: T): number {
    throw new Error("not written yet: MaxOfRateLimiter.when");
  }

  forget(item: T): void {
    throw new Error("not written yet: MaxOfRateLimiter.forget");
  }

  numRequeues(item: T): number {
    throw new Error("not written yet: MaxOfRateLimiter.numRequeues");
  }
}

/**
 * Stage 3. What controllers use: for each item 5 ms doubling to 1000 s; for all
 * together 10 a second with a burst of 100. The larger of the two wins.
 */
export function defaultControllerRateLimiter<T>(clock: Clock): TypedRateLimiter<T> {
  throw new Error("not written yet: defaultControllerRateLimiter");
}
