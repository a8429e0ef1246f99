// mutant-of: votes.ts
// killed-by: campaign.duplicates
// mistake: It counts messages instead of servers: a vote that the network delivers twice counts twice.
export type VoteResult = "won" | "lost" | "pending";

export class Votes {
  private readonly servers: readonly string[];
  readonly votes = new Map<string, boolean>();
  private granted = 0;
  private refused = 0;

  constructor(servers: readonly string[]) {
    this.servers = servers;
  }

  record(server: string, granted: boolean): void {
    this.votes.set(server, granted);
    if (granted) this.granted++;
    else this.refused++;
  }

  result(): VoteResult {
    const quorum = Math.floor(this.servers.length / 2) + 1;
    if (this.granted >= quorum) return "won";
    return this.refused >= quorum ? "lost" : "pending";
  }
}
