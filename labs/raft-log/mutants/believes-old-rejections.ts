// mutant-of: progress.ts
// killed-by: progress.backs-up
// mistake: It believes every rejection, old ones too, and starts to look for a place that it has found already.
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
      this.nextIndex = this.matchIndex + 1;
      this.forgetSentCommit();
      return true;
    }
    this.nextIndex = Math.max(this.matchIndex + 1, Math.min(rejected, hint + 1));
    this.paused = false;
    this.forgetSentCommit();
    return true;
  }
}
