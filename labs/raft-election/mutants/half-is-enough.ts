// mutant-of: votes.ts
// killed-by: campaign.even
// mistake: Half of the servers is enough: with four of them both sides of a partition can elect a leader.
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
    const quorum = this.servers.length / 2;
    const granted = this.servers.filter((server) => this.votes.get(server) === true).length;
    const missing = this.servers.filter((server) => !this.votes.has(server)).length;
    if (granted >= quorum) return "won";
    return granted + missing < quorum ? "lost" : "pending";
  }
}
