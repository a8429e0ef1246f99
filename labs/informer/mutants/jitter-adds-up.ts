// mutant-of: backoff.ts
// killed-by: backoff.jitter
// mistake: Jitter is taken over into the next delay, so that it grows faster than it should.
import type { Clock, Random } from "@reconcile/api";

export interface BackoffOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly duration: number;
  readonly factor: number;
  readonly cap: number;
  readonly jitter: number;
  readonly resetInterval: number;
}

export class Backoff {
  private steps = 0;
  private delay = 0;
  private last: number;
  protected readonly options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.options = options;
    this.last = options.clock.now();
  }

  step(): number {
    const { clock, random, duration, factor, cap, jitter, resetInterval } = this.options;
    if (clock.now() - this.last > resetInterval) this.steps = 0;
    this.last = clock.now();
    this.delay = this.steps === 0 ? duration : Math.min(this.delay * factor, cap);
    this.steps++;
    this.delay *= 1 + jitter * random.next();
    return this.delay;
  }
}
