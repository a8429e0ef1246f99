// mutant-of: hard_state.ts
// killed-by: vote.survives-crash
// mistake: It writes without sync: a crash takes the vote along, and the server votes once more in the same term.
import type { Disk, HardState, Term } from "@reconcile/api";

export class HardStateStore {
  private readonly disk: Disk;
  private state: HardState;

  constructor(disk: Disk) {
    this.disk = disk;
    this.state = (disk.read("hardState") ?? { currentTerm: 0, votedFor: null }) as HardState;
  }

  get currentTerm(): Term {
    return this.state.currentTerm;
  }

  get votedFor(): string | null {
    return this.state.votedFor;
  }

  save(currentTerm: Term, votedFor: string | null): void {
    this.state = { currentTerm, votedFor };
    this.disk.write("hardState", this.state);
  }
}
