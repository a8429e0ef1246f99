import type { Random, Timers } from "@reconcile/api";

/** The timer that makes a candidate of a server that has heard of no leader for too long. */
export class ElectionTimer {
  private readonly timers: Timers;
  private readonly random: Random;
  private readonly electionTimeout: number;

  constructor(timers: Timers, random: Random, electionTimeout: number) {
    this.timers = timers;
    this.random = random;
    this.electionTimeout = electionTimeout;
  }

  /**
   * Starts it anew, with a timeout drawn anew from [electionTimeout, 2 × electionTimeout) (resetRandomizedElectionTimeout in etcd's
   * raft.go; the paper takes 150–300 ms). Servers that once draw alike, and split the votes, will not do so again and again.
   */
  reset(): void {
    this.timers.set("election", this.electionTimeout + this.random.int(0, this.electionTimeout - 1));
  }

  stop(): void {
    this.timers.cancel("election");
  }
}
