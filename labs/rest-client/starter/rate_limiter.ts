import type { Clock, RequestRateLimiter } from "@reconcile/api";

/**
 * Stage 2. A bucket of at most `burst` tokens that gets `qps` a second, evenly, and is full
 * at the beginning. Whoever takes a token that is not there yet waits until it is.
 */
export class TokenBucketRateLimiter implements RequestRateLimiter {
  private readonly clock: Clock;

  constructor(clock: Clock, qps: number, burst: number) {
    this.clock = clock;
  }

  qps(): number {
    throw new Error("not written yet: TokenBucketRateLimiter.qps");
  }

  tryAccept(): boolean {
    throw new Error("not written yet: TokenBucketRateLimiter.tryAccept");
  }

  async wait(): Promise<void> {
    // For as long as this is empty nothing is slowed down.
  }
}
