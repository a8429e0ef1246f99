import { Flow } from "./flow";

/**
 * Stage 2. What a leader knows of one follower's log. `Flow` (flow.ts, given)
 * has the fields, and decides how much may be sent.
 */
export class Progress extends Flow {
  /**
   * The follower says that its log agrees up to `index`. Returns whether that
   * is news; an old answer changes nothing. News ends a pause.
   */
  maybeUpdate(index: number): boolean {
    throw new Error("not written yet: Progress.maybeUpdate");
  }

  /**
   * The follower rejected a message at `rejected` (its prevLogIndex); `hint`
   * is where the logs may agree. Lowers `nextIndex` and returns true; an old
   * answer changes nothing and returns false.
   */
  maybeDecrTo(rejected: number, hint: number): boolean {
    throw new Error("not written yet: Progress.maybeDecrTo");
  }
}
