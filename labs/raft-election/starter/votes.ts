/** How an election stands. */
export type VoteResult = "won" | "lost" | "pending";

/** Stage 2. The answers in one election. */
export class Votes {
  /** All servers of the cluster, those that never answer among them. */
  private readonly servers: readonly string[];
  /** What each server has answered so far. With this name the trace shows it. */
  readonly votes = new Map<string, boolean>();

  constructor(servers: readonly string[]) {
    this.servers = servers;
  }

  record(server: string, granted: boolean): void {
    throw new Error("not written yet: Votes.record");
  }

  /** "lost" as soon as no majority is possible any more. */
  result(): VoteResult {
    throw new Error("not written yet: Votes.result");
  }
}
