// mutant-of: election_timer.ts
// killed-by: campaign.again
// mistake: It adds a random handful of milliseconds, less than a message takes: elections still collide.
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
    this.timers.set("election", this.electionTimeout + this.random.int(0, 20));
  }

  stop(): void {
    this.timers.cancel("election");
  }
}
