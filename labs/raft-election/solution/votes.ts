/** How an election stands. */
export type VoteResult = "won" | "lost" | "pending";

/** The answers in one election. Each server has one vote, and its first answer counts (etcd: tracker.RecordVote, quorum.VoteResult). */
export class Votes {
  private readonly servers: readonly string[];
  /** What each server has answered so far. */
  readonly votes = new Map<string, boolean>();

  constructor(servers: readonly string[]) {
    this.servers = servers;
  }

  record(server: string, granted: boolean): void {
    if (!this.votes.has(server)) this.votes.set(server, granted);
  }

  /** Won with a majority of all servers, not of those that have answered; lost when no majority is possible any more. */
  result(): VoteResult {
    const quorum = Math.floor(this.servers.length / 2) + 1;
    const granted = this.servers.filter((server) => this.votes.get(server) === true).length;
    const missing = this.servers.filter((server) => !this.votes.has(server)).length;
    if (granted >= quorum) return "won";
    return granted + missing < quorum ? "lost" : "pending";
  }
}
