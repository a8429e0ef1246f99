import type { Clock, Timer } from "@reconcile/api";

/** How often a watcher gets a bookmark, in ms. */
export const bookmarkFrequency = 60_000;

/** So long before a watch's end it gets a last one, in ms. */
export const beforeDeadline = 2_000;

/**
 * Stage 3. When the next bookmark is due, for a watch that ends at `deadline`, or never. Undefined if there is nothing more to send.
 * All in ms.
 */
export function nextBookmarkTime(now: number, deadline: number | undefined): number | undefined {
  throw new Error("not written yet: nextBookmarkTime");
}

/** Stage 5. Calls `send` whenever a bookmark is due, from the beginning until `stop`. */
export class BookmarkTimer {
  private readonly clock: Clock;
  private readonly deadline: number | undefined;
  private readonly send: () => void;

  constructor(clock: Clock, deadline: number | undefined, send: () => void) {
    this.clock = clock;
    this.deadline = deadline;
    this.send = send;
  }

  stop(): void {}
}
