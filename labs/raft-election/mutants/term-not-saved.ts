// mutant-of: hard_state.ts
// killed-by: vote.term-survives-crash
// mistake: It saves only when it has voted, so that a server that learned of a term from a refused candidate forgets the term in a crash.
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
    if (votedFor === null) return;
    this.disk.write("hardState", this.state);
    this.disk.sync();
  }
}
