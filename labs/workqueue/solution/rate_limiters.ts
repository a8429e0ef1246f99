import type { Clock, TypedRateLimiter } from "@reconcile/api";

/** `baseDelay` × 2^failures milliseconds, at most `maxDelay`: each item backs off by itself. */
export class ItemExponentialFailureRateLimiter<T> implements TypedRateLimiter<T> {
  readonly #failures = new Map<T, number>();
  readonly #baseDelay: number;
  readonly #maxDelay: number;

  constructor(baseDelay: number, maxDelay: number) {
    this.#baseDelay = baseDelay;
    this.#maxDelay = maxDelay;
  }

  when(item: T): number {
    const failures = this.numRequeues(item);
    this.#failures.set(item, failures + 1);
    // With doubles the power runs into Infinity, which the cap cuts; `1 << failures` would turn negative at 31.
    return Math.min(this.#baseDelay * 2 ** failures, this.#maxDelay);
  }

  forget(item: T): void {
    this.#failures.delete(item);
  }

  numRequeues(item: T): number {
    return this.#failures.get(item) ?? 0;
  }
}

/** `fastDelay` for an item's first `maxFastAttempts` failures, then `slowDelay`. */
export class ItemFastSlowRateLimiter<T> implements TypedRateLimiter<T> {
  readonly #failures = new Map<T, number>();
  readonly #fastDelay: number;
  readonly #slowDelay: number;
  readonly #maxFastAttempts: number;

  constructor(fastDelay: number, slowDelay: number, maxFastAttempts: number) {
    this.#fastDelay = fastDelay;
    this.#slowDelay = slowDelay;
    this.#maxFastAttempts = maxFastAttempts;
  }

  when(item: T): number {
    const failures = this.numRequeues(item) + 1;
    this.#failures.set(item, failures);
    return failures <= this.#maxFastAttempts ? this.#fastDelay : this.#slowDelay;
  }

  forget(item: T): void {
    this.#failures.delete(item);
  }

  numRequeues(item: T): number {
    return this.#failures.get(item) ?? 0;
  }
}

/**
 * A token bucket for all items together: it holds `burst` tokens and gets `qps` new ones a second. Whoever comes takes one;
 * when there is none, it is taken in advance, and the answer is the time until it will have arrived (the `Reserve` of
 * golang.org/x/time/rate). It tracks no item, so there is nothing to forget.
 */
export class BucketRateLimiter<T> implements TypedRateLimiter<T> {
  readonly #clock: Clock;
  readonly #qps: number;
  readonly #burst: number;
  /** As of `#last`; negative for tokens taken in advance. */
  #tokens: number;
  #last: number;

  constructor(clock: Clock, qps: number, burst: number) {
    this.#clock = clock;
    this.#qps = qps;
    this.#burst = burst;
    this.#tokens = burst;
    this.#last = clock.now();
  }

  when(_item: T): number {
    const now = this.#clock.now();
    const arrived = ((now - this.#last) * this.#qps) / 1000;
    this.#last = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + arrived) - 1;
    return this.#tokens >= 0 ? 0 : (-this.#tokens * 1000) / this.#qps;
  }

  forget(_item: T): void {}

  numRequeues(_item: T): number {
    return 0;
  }
}

/** Asks all its limiters, and answers with the largest of their answers. */
export class MaxOfRateLimiter<T> implements TypedRateLimiter<T> {
  readonly #limiters: readonly TypedRateLimiter<T>[];

  constructor(...limiters: TypedRateLimiter<T>[]) {
    this.#limiters = limiters;
  }

  when(item: T): number {
    return Math.max(0, ...this.#limiters.map((limiter) => limiter.when(item)));
  }

  forget(item: T): void {
    for (const limiter of this.#limiters) limiter.forget(item);
  }

  numRequeues(item: T): number {
    return Math.max(0, ...this.#limiters.map((limiter) => limiter.numRequeues(item)));
  }
}

/** What controllers use: 5 ms doubling to 1000 s for each item, and 10 a second with a burst of 100 for all together. */
export function defaultControllerRateLimiter<T>(clock: Clock): TypedRateLimiter<T> {
  return new MaxOfRateLimiter(
    new ItemExponentialFailureRateLimiter<T>(5, 1_000_000),
    new BucketRateLimiter<T>(clock, 10, 100),
  );
}
