/**
 * What Go calls `sync.Cond`: a place where asynchronous functions wait until
 * somebody says that something has changed.
 *
 * JavaScript runs one thing at a time, so the lock that belongs to Go's version
 * is not needed. But between the signal and the moment when a waiter goes on,
 * others may run and change everything again. So look again, in a loop:
 *
 * ```ts
 * while (!somethingIsThere) await this.changed.wait();
 * ```
 */
export class Condition {
  readonly #waiters: (() => void)[] = [];

  /** Resolves after a later `signal` or `broadcast`. */
  wait(): Promise<void> {
    // So many never wait at once; a loop that does not wait for the promise does.
    if (this.#waiters.length >= 10_000) throw new Error("wait() was called 10,000 times, and nobody was woken: it returns a promise, so `await` it");
    return new Promise((resolve) => {
      this.#waiters.push(resolve);
    });
  }

  /**
   * Wakes the one that has waited for longest. Does nothing if nobody waits: a
   * signal is not kept for later.
   */
  signal(): void {
    this.#waiters.shift()?.();
  }

  /** Wakes everybody that waits. */
  broadcast(): void {
    for (const wake of this.#waiters.splice(0)) wake();
  }
}
