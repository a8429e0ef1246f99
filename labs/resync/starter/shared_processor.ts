import type { Clock } from "@reconcile/api";
import { Condition } from "./condition";
import type { Notification } from "./processor_listener";
import type { ResyncListener } from "./resync_listener";

/**
 * Stage 2. All listeners of an informer, and which of them take part in the
 * present resync.
 */
export class SharedProcessor<T> {
  /**
   * Whether each listener gets what has not changed. With this name the trace
   * shows what waits in the listeners.
   */
  protected readonly listeners = new Map<ResyncListener<T>, boolean>();
  protected readonly clock: Clock;
  protected readonly changed = new Condition();

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** At first a listener gets everything. Once `run` was called, it is run at once. */
  addListener(listener: ResyncListener<T>): void {
    throw new Error("not written yet: SharedProcessor.addListener");
  }

  /** Stops the listener. Does nothing if it is not there. */
  removeListener(listener: ResyncListener<T>): void {
    throw new Error("not written yet: SharedProcessor.removeListener");
  }

  /** With `sync` the object is the same as before: not all want to hear of that. */
  distribute(notification: Notification<T>, sync: boolean): void {
    throw new Error("not written yet: SharedProcessor.distribute");
  }

  /**
   * Whether somebody wants a resync now. Notes who takes part in it, and lets
   * those determine their next one.
   */
  shouldResync(): boolean {
    throw new Error("not written yet: SharedProcessor.shouldResync");
  }

  /** Gives each listener the period that its wish becomes with this check period. */
  resyncCheckPeriodChanged(resyncCheckPeriod: number): void {
    throw new Error("not written yet: SharedProcessor.resyncCheckPeriodChanged");
  }

  /** Runs the listeners, also those that come later, until `stop`, and waits for their ends. */
  async run(): Promise<void> {
    throw new Error("not written yet: SharedProcessor.run");
  }

  stop(): void {
    throw new Error("not written yet: SharedProcessor.stop");
  }
}
