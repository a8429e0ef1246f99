// mutant-of: election_timer.ts
// killed-by: campaign.again
// mistake: Each server draws its timeout once and keeps it: two that drew alike split the votes for ever.
import type { Random, Timers } from "@reconcile/api";

export class ElectionTimer {
  private readonly timers: Timers;
  private readonly timeout: number;

  constructor(timers: Timers, random: Random, electionTimeout: number) {
    this.timers = timers;
    this.timeout = electionTimeout + random.int(0, electionTimeout - 1);
  }

  reset(): void {
    this.timers.set("election", this.timeout);
  }

  stop(): void {
    this.timers.cancel("election");
  }
}
