// mutant-of: election_timer.ts
// killed-by: campaign.again
// mistake: All servers wait equally long: they become candidates together, and split the votes again and again.
import type { Random, Timers } from "@reconcile/api";

export class ElectionTimer {
  private readonly timers: Timers;
  private readonly random: Random;
  private readonly electionTimeout: number;

  constructor(timers: Timers, random: Random, electionTimeout: number) {
    this.timers = timers;
    this.random = random;
    this.electionTimeout = electionTimeout;
  }

  reset(): void {
    this.timers.set("election", 1.5 * this.electionTimeout);
  }

  stop(): void {
    this.timers.cancel("election");
  }
}
