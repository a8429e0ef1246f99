import type { Disk, HardState, Term } from "@reconcile/api";

/**
 * The term and the vote, on disk. What a server has said to others it must know after a crash, so that `save` returns only when
 * everything is durable (etcd writes its HardState to the WAL, and syncs it, before it sends the messages of the same step).
 */
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
    this.disk.sync();
  }
}
