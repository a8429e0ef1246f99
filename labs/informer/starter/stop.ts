import type { Clock } from "@reconcile/api";

/**
 * What Go calls a stop channel: many may wait for it, one closes it. Whoever
 * waits for something else gives up when it is closed.
 */
export class Stop {
  readonly #waiting = new Set<() => void>();
  #stopped = false;

  get stopped(): boolean {
    return this.#stopped;
  }

  /** Stops everything that waits. May be called again. */
  stop(): void {
    this.#stopped = true;
    for (const give of [...this.#waiting]) give();
    this.#waiting.clear();
  }

  /**
   * Calls `fn` when it is stopped, at once if it was before. Returns a function
   * that takes the request back.
   */
  onStop(fn: () => void): () => void {
    if (this.#stopped) fn();
    else this.#waiting.add(fn);
    return () => void this.#waiting.delete(fn);
  }

  /** Resolves after `ms` milliseconds, or as soon as it is stopped. */
  sleep(clock: Clock, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = clock.setTimer(ms, () => {
        cancel();
        resolve();
      });
      const cancel = this.onStop(() => {
        timer.stop();
        resolve();
      });
    });
  }

  /** Settles as `promise` does, but resolves to undefined if it is stopped before that. */
  orStopped<R>(promise: Promise<R>): Promise<R | undefined> {
    return new Promise((resolve, reject) => {
      const cancel = this.onStop(() => resolve(undefined));
      promise.finally(cancel).then(resolve, reject);
    });
  }
}
