// mutant-of: rate_limiters.ts
// killed-by: rate.max-of
// mistake: It stops at the first limiter that asks for a delay, so that the others do not count.
import type { Clock, TypedRateLimiter } from "@reconcile/api";

abstract class PerItem<T> {
  protected readonly failures = new Map<T, number>();

  protected count(item: T): number {
    const failures = this.numRequeues(item) + 1;
    this.failures.set(item, failures);
    return failures;
  }

  forget(item: T): void {
    this.failures.delete(item);
  }

  numRequeues(item: T): number {
    return this.failures.get(item) ?? 0;
  }
}

export class ItemExponentialFailureRateLimiter<T> extends PerItem<T> implements TypedRateLimiter<T> {
  private readonly baseDelay: number;
  private readonly maxDelay: number;

  constructor(baseDelay: number, maxDelay: number) {
    super();
    this.baseDelay = baseDelay;
    this.maxDelay = maxDelay;
  }

  when(item: T): number {
    const failures = this.count(item) - 1;
    return Math.min(this.baseDelay * 2 ** failures, this.maxDelay);
  }
}

export class ItemFastSlowRateLimiter<T> extends PerItem<T> implements TypedRateLimiter<T> {
  private readonly fastDelay: number;
  private readonly slowDelay: number;
  private readonly maxFastAttempts: number;

  constructor(fastDelay: number, slowDelay: number, maxFastAttempts: number) {
    super();
    this.fastDelay = fastDelay;
    this.slowDelay = slowDelay;
    this.maxFastAttempts = maxFastAttempts;
  }

  when(item: T): number {
    return this.count(item) <= this.maxFastAttempts ? this.fastDelay : this.slowDelay;
  }
}

export class BucketRateLimiter<T> implements TypedRateLimiter<T> {
  private readonly clock: Clock;
  private readonly qps: number;
  private readonly burst: number;
  private tokens: number;
  private last: number;

  constructor(clock: Clock, qps: number, burst: number) {
    this.clock = clock;
    this.qps = qps;
    this.burst = burst;
    this.tokens = burst;
    this.last = clock.now();
  }

  when(item: T): number {
    const now = this.clock.now();
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.last) * this.qps) / 1000);
    this.last = now;
    this.tokens -= 1;
    return this.tokens >= 0 ? 0 : (-this.tokens * 1000) / this.qps;
  }

  forget(item: T): void {}

  numRequeues(item: T): number {
    return 0;
  }
}

export class MaxOfRateLimiter<T> implements TypedRateLimiter<T> {
  private readonly limiters: TypedRateLimiter<T>[];

  constructor(...limiters: TypedRateLimiter<T>[]) {
    this.limiters = limiters;
  }

  when(item: T): number {
    for (const limiter of this.limiters) {
      const delay = limiter.when(item);
      if (delay > 0) return delay;
    }
    return 0;
  }

  forget(item: T): void {
    for (const limiter of this.limiters) limiter.forget(item);
  }

  numRequeues(item: T): number {
    return Math.max(0, ...this.limiters.map((limiter) => limiter.numRequeues(item)));
  }
}

export function defaultControllerRateLimiter<T>(clock: Clock): TypedRateLimiter<T> {
  return new MaxOfRateLimiter(
    new ItemExponentialFailureRateLimiter<T>(5, 1000 * 1000),
    new BucketRateLimiter<T>(clock, 10, 100),
  );
}
