import type { Random, Timers } from "@reconcile/api";

/**
 * Stage 2. The timer that makes a candidate of a server that has heard of no
 * leader for too long. `Raft.onTimer("election")` is called when it goes off.
 */
export class ElectionTimer {
  private readonly timers: Timers;
  private readonly random: Random;
  private readonly electionTimeout: number;

  constructor(timers: Timers, random: Random, electionTimeout: number) {
    this.timers = timers;
    this.random = random;
    this.electionTimeout = electionTimeout;
  }

  /** Starts it anew. Setting a timer replaces a pending one of that name. */
  reset(): void {
    // Stage 2: this.timers.set("election", …)
  }

  stop(): void {
    this.timers.cancel("election");
  }
}
