// mutant-of: backoff.ts
// killed-by: backoff.reset
// mistake: The delay never gets shorter again: months later a single hiccup costs a minute.
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
  protected readonly options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.options = options;
  }

  step(): number {
    const { random, duration, factor, cap, jitter } = this.options;
    const delay = Math.min(duration * factor ** this.steps, cap);
    this.steps++;
    return delay + delay * jitter * random.next();
  }
}
