// mutant-of: backoff.ts
// killed-by: backoff.grows
// mistake: The delay doubles without end: after a night's outage the controller sleeps for hours.
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
  private last: number;
  protected readonly options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.options = options;
    this.last = options.clock.now();
  }

  step(): number {
    const { clock, random, duration, factor, jitter, resetInterval } = this.options;
    if (clock.now() - this.last > resetInterval) this.steps = 0;
    this.last = clock.now();
    const delay = duration * factor ** this.steps;
    this.steps++;
    return delay + delay * jitter * random.next();
  }
}
