import { Flow } from "./flow";

/** What a leader knows of one follower's log, after etcd's tracker/progress.go (MaybeUpdate, MaybeDecrTo). */
export class Progress extends Flow {
  /** The follower says that its log agrees up to `index`. Returns whether that is news; an old answer changes nothing. */
  maybeUpdate(index: number): boolean {
    if (index <= this.matchIndex) return false;
    this.matchIndex = index;
    this.nextIndex = Math.max(this.nextIndex, index + 1);
    this.paused = false;
    return true;
  }

  /**
   * The follower rejected a message at `rejected` (its prevLogIndex); `hint` is where the logs may agree. Lowers `nextIndex`, never to
   * what is known to agree already. Returns false, and changes nothing, if the answer is an old one.
   */
  maybeDecrTo(rejected: number, hint: number): boolean {
    if (this.state === "replicate") {
      if (rejected <= this.matchIndex) return false;
      this.nextIndex = this.matchIndex + 1;
    } else {
      // While probing, one message is under way: an answer to any other place is an old one.
      if (rejected !== this.nextIndex - 1) return false;
      this.nextIndex = Math.max(Math.min(rejected, hint + 1), this.matchIndex + 1);
      this.paused = false;
    }
    this.forgetSentCommit();
    return true;
  }
}
