import type { Clock } from "@reconcile/api";

/** What is saved up within a second, and at most, in ms. */
const [perSecond, most] = [50, 100];

/**
 * How long may be waited for slow watchers, for all of them and all events together: 50 ms more each second, 100 ms at most
 * (k8s.io/apiserver/pkg/storage/cacher/time_budget.go).
 */
export class TimeBudget {
  private readonly clock: Clock;
  private budget = most;
  private since: number;

  constructor(clock: Clock) {
    this.clock = clock;
    this.since = clock.now();
  }

  /** Takes all that is there, in ms. Give back what you did not need. */
  takeAvailable(): number {
    const seconds = Math.floor((this.clock.now() - this.since) / 1000);
    this.since += seconds * 1000;
    const taken = Math.min(most, this.budget + seconds * perSecond);
    this.budget = 0;
    return taken;
  }

  returnUnused(ms: number): void {
    this.budget = Math.min(most, this.budget + Math.max(0, ms));
  }
}
