// mutant-of: votes.ts
// killed-by: campaign.majority
// mistake: It wants a majority of those that have answered: a minority that is cut off elects a leader of its own.
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
    const granted = this.servers.filter((server) => this.votes.get(server) === true).length;
    if (this.votes.size > 1 || this.servers.length === 1) return granted * 2 > this.votes.size ? "won" : "pending";
    return "pending";
  }
}
