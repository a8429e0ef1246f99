/**
 * Given. How a leader sends to one follower, as in etcd's tracker/progress.go.
 *
 * - `probe`: it is not known how far the follower's log agrees. One message
 *   with entries at a time, until one is accepted.
 * - `replicate`: it is known. Messages are sent one after the other without
 *   waiting for answers, and `nextIndex` runs ahead.
 * - `snapshot`: the follower needs entries that are gone, and was sent a
 *   snapshot. No entries until it has it.
 */
export class Flow {
  /** Up to this index the follower's log is known to be the leader's. */
  matchIndex = 0;
  /** The next entry to send. Always greater than `matchIndex`. */
  nextIndex: number;
  state: "probe" | "replicate" | "snapshot" = "probe";
  /** Enough is under way; the next message has to wait for an answer. */
  paused = false;
  /** The index of the snapshot that was sent. */
  pendingSnapshot = 0;
  private readonly maxInflight: number;
  /** The last index of each message with entries that is under way. */
  private inflight: number[] = [];
  /** The highest commit index that was sent. */
  private sentCommit = 0;

  constructor(nextIndex: number, maxInflight: number) {
    this.nextIndex = nextIndex;
    this.maxInflight = maxInflight;
  }

  /** Whether nothing may be sent just now. */
  get isPaused(): boolean {
    return this.state === "snapshot" || this.paused;
  }

  /** Whether as many messages with entries are under way as may be. */
  get isFull(): boolean {
    return this.state === "replicate" && this.inflight.length >= this.maxInflight;
  }

  /** How many messages with entries are under way. */
  get inflightCount(): number {
    return this.inflight.length;
  }

  /** To be called after a message with so many entries, from `nextIndex` on, was sent together with the commit index. */
  sent(entries: number, commitIndex: number): void {
    if (this.state === "probe" && entries > 0) this.paused = true;
    if (this.state === "replicate") {
      if (entries > 0) {
        this.nextIndex += entries;
        this.inflight.push(this.nextIndex - 1);
      }
      this.paused = this.isFull;
    }
    this.sentCommit = commitIndex;
  }

  /** Messages whose entries reach no further than `index` have arrived. */
  freeTo(index: number): void {
    this.inflight = this.inflight.filter((last) => last > index);
  }

  /** Whether the follower can learn something from being sent this commit index. */
  canBumpCommit(commitIndex: number): boolean {
    return commitIndex > this.sentCommit && this.sentCommit < this.nextIndex - 1;
  }

  /** Begins anew behind what is known to agree, or behind the snapshot that was sent. */
  becomeProbe(): void {
    this.nextIndex = Math.max(this.matchIndex, this.pendingSnapshot) + 1;
    this.reset("probe");
    this.forgetSentCommit();
  }

  becomeReplicate(): void {
    this.nextIndex = this.matchIndex + 1;
    this.reset("replicate");
  }

  becomeSnapshot(index: number): void {
    this.reset("snapshot");
    this.pendingSnapshot = index;
    this.nextIndex = index + 1;
    this.sentCommit = index;
  }

  /** After `nextIndex` was lowered: what was sent beyond it has not arrived. */
  forgetSentCommit(): void {
    this.sentCommit = Math.min(this.sentCommit, this.nextIndex - 1);
  }

  private reset(state: Flow["state"]): void {
    this.state = state;
    this.paused = false;
    this.pendingSnapshot = 0;
    this.inflight = [];
  }
}
