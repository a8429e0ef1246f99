// mutant-of: bookmarks.ts
// killed-by: watch.bookmarks
// mistake: There is one bookmark, and never another.
import type { Clock, Timer } from "@reconcile/api";

/** How often a watcher gets a bookmark, in ms. */
export const bookmarkFrequency = 60_000;

/** So long before a watch's end it gets a last one, in ms. */
export const beforeDeadline = 2_000;

/** When the next bookmark is due: `nextBookmarkTime` in k8s.io/apiserver/pkg/storage/cacher/cache_watcher.go. */
export function nextBookmarkTime(now: number, deadline: number | undefined): number | undefined {
  const next = Math.min(now + bookmarkFrequency, deadline === undefined ? Infinity : deadline - beforeDeadline);
  return next > now ? next : undefined;
}

/** Calls `send` whenever a bookmark is due. Upstream sorts all watchers into buckets of one second; here each has a timer. */
export class BookmarkTimer {
  private readonly clock: Clock;
  private readonly deadline: number | undefined;
  private readonly send: () => void;
  private timer: Timer | undefined;

  constructor(clock: Clock, deadline: number | undefined, send: () => void) {
    this.clock = clock;
    this.deadline = deadline;
    this.send = send;
    this.schedule();
  }

  stop(): void {
    this.timer?.stop();
  }

  private schedule(): void {
    const now = this.clock.now();
    const next = nextBookmarkTime(now, this.deadline);
    if (next === undefined) return;
    this.timer = this.clock.setTimer(next - now, () => {
      this.send();
    });
  }
}
