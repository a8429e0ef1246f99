// mutant-of: votes.ts
// killed-by: campaign.refusals
// mistake: It counts answers instead of votes: a candidate that a majority refused becomes the leader.
export type VoteResult = "won" | "lost" | "pending";

export class Votes {
  private readonly servers: readonly string[];
  readonly votes = new Map<string, boolean>();

  constructor(servers: readonly string[]) {
    this.servers = servers;
  }

  record(server: string, granted: boolean): void {
    if (!this.votes.has(server)) this.votes.set(server, granted);
  }

  result(): VoteResult {
    const quorum = Math.floor(this.servers.length / 2) + 1;
    const granted = this.servers.filter((server) => this.votes.has(server)).length;
    const missing = this.servers.filter((server) => !this.votes.has(server)).length;
    if (granted >= quorum) return "won";
    return granted + missing < quorum ? "lost" : "pending";
  }
}
