// mutant-of: election_timer.ts
// killed-by: campaign.timeout
// mistake: It draws from zero, so that a server becomes a candidate between two heartbeats of a leader that is alive.
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
    this.timers.set("election", this.random.int(0, this.electionTimeout - 1));
  }

  stop(): void {
    this.timers.cancel("election");
  }
}
