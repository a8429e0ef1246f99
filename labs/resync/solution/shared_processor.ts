import type { Clock } from "@reconcile/api";
import type { Notification } from "./processor_listener";
import { determineResyncPeriod, type ResyncListener } from "./resync_listener";

/** All listeners of an informer, and which of them take part in the present resync (`sharedProcessor` of tools/cache/shared_informer.go). */
export class SharedProcessor<T> {
  /** Whether each listener gets what has not changed. At first each does. */
  protected readonly listeners = new Map<ResyncListener<T>, boolean>();
  readonly #clock: Clock;
  readonly #running = new Set<Promise<void>>();
  #started = false;
  #fail: (error: unknown) => void = () => {};
  #end: () => void = () => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Once `run` was called, the listener begins at once. */
  addListener(listener: ResyncListener<T>): void {
    this.listeners.set(listener, true);
    if (this.#started) this.#start(listener);
  }

  removeListener(listener: ResyncListener<T>): void {
    if (this.listeners.delete(listener)) listener.stop();
  }

  /** @param sync whether the object is the same as before: then only those hear of it who take part in the resync */
  distribute(notification: Notification<T>, sync: boolean): void {
    for (const [listener, syncing] of this.listeners) {
      if (!sync || syncing) listener.add(notification);
    }
  }

  /** Whether somebody wants a resync now. Those who do take part in it, and say when they want the next one. */
  shouldResync(): boolean {
    const now = this.#clock.now();
    let needed = false;
    for (const listener of this.listeners.keys()) {
      const due = listener.shouldResync(now);
      this.listeners.set(listener, due);
      if (!due) continue;
      needed = true;
      listener.determineNextResync(now);
    }
    return needed;
  }

  resyncCheckPeriodChanged(resyncCheckPeriod: number): void {
    for (const listener of this.listeners.keys()) {
      listener.setResyncPeriod(determineResyncPeriod(listener.requestedResyncPeriod, resyncCheckPeriod));
    }
  }

  /** Runs the listeners, also those that come later, until `stop`. */
  async run(): Promise<void> {
    this.#started = true;
    for (const listener of this.listeners.keys()) this.#start(listener);
    await new Promise<void>((resolve, reject) => {
      this.#end = resolve;
      this.#fail = reject;
    });
    await Promise.all(this.#running);
  }

  stop(): void {
    for (const listener of this.listeners.keys()) listener.stop();
    this.listeners.clear();
    this.#started = false;
    this.#end();
  }

  #start(listener: ResyncListener<T>): void {
    const run = listener.run().catch((error: unknown) => this.#fail(error)).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }
}
