// mutant-of: progress.ts
// killed-by: progress.matches
// mistake: matchIndex is set to whatever an answer says: one that arrives late lowers it.
import { Flow } from "./flow";

export class Progress extends Flow {
  maybeUpdate(index: number): boolean {
    const news = index !== this.matchIndex;
    this.matchIndex = index;
    this.nextIndex = index + 1;
    this.paused = false;
    return news;
  }

  maybeDecrTo(rejected: number, hint: number): boolean {
    if (this.state === "replicate") {
      if (rejected <= this.matchIndex) return false;
      this.nextIndex = this.matchIndex + 1;
      this.forgetSentCommit();
      return true;
    }
    if (rejected !== this.nextIndex - 1) return false;
    this.nextIndex = Math.max(this.matchIndex + 1, Math.min(rejected, hint + 1));
    this.paused = false;
    this.forgetSentCommit();
    return true;
  }
}
