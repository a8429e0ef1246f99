// mutant-of: progress.ts
// killed-by: progress.forgets-commit
// mistake: It still counts a commit index as delivered that was sent with a rejected message: the follower learns of the commit a heartbeat late.
import { Flow } from "./flow";

export class Progress extends Flow {
  maybeUpdate(index: number): boolean {
    if (index <= this.matchIndex) return false;
    this.matchIndex = index;
    if (this.nextIndex <= index) this.nextIndex = index + 1;
    this.paused = false;
    return true;
  }

  maybeDecrTo(rejected: number, hint: number): boolean {
    if (this.state === "replicate") {
      if (rejected <= this.matchIndex) return false;
      this.nextIndex = this.matchIndex + 1;
      return true;
    }
    if (rejected !== this.nextIndex - 1) return false;
    this.nextIndex = Math.max(this.matchIndex + 1, Math.min(rejected, hint + 1));
    this.paused = false;
    return true;
  }
}
