// mutant-of: rate_limiter.ts
// killed-by: limiter.burst
// mistake: Those who wait do not take the token they wait for: all of them go at once when it comes.
import type { Clock, RequestRateLimiter } from "@reconcile/api";

export class TokenBucketRateLimiter implements RequestRateLimiter {
  private readonly clock: Clock;
  private readonly rate: number;
  private readonly burst: number;
  private tokens: number;
  private last: number;

  constructor(clock: Clock, qps: number, burst: number) {
    this.clock = clock;
    this.rate = qps;
    this.burst = burst;
    this.tokens = burst;
    this.last = clock.now();
  }

  qps(): number {
    return this.rate;
  }

  tryAccept(): boolean {
    this.refill();
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  async wait(): Promise<void> {
    this.refill();
    // A token may be taken before it is there: whoever comes next has to wait for one after it.
    if (this.tokens >= 1) this.tokens -= 1;
    else await this.clock.sleep(1000 / this.rate);
  }

  private refill(): void {
    const now = this.clock.now();
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.last) * this.rate) / 1000);
    this.last = now;
  }
}
