// mutant-of: shared_processor.ts
// killed-by: processor.should-resync
// mistake: It stops at the first listener that is due: the others are never asked.
import type { Clock } from "@reconcile/api";
import { Condition } from "./condition";
import type { Notification } from "./processor_listener";
import { determineResyncPeriod, type ResyncListener } from "./resync_listener";

export class SharedProcessor<T> {
  protected readonly listeners = new Map<ResyncListener<T>, boolean>();
  protected readonly clock: Clock;
  private readonly runs: Promise<void>[] = [];
  private readonly changed = new Condition();
  private started = false;
  private stopped = false;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  addListener(listener: ResyncListener<T>): void {
    this.listeners.set(listener, true);
    if (this.started) this.runs.push(listener.run());
  }

  removeListener(listener: ResyncListener<T>): void {
    this.listeners.delete(listener);
    listener.stop();
  }

  distribute(notification: Notification<T>, sync: boolean): void {
    for (const [listener, syncing] of this.listeners) {
      if (syncing || !sync) listener.add(notification);
    }
  }

  shouldResync(): boolean {
    const now = this.clock.now();
    let any = false;
    for (const listener of this.listeners.keys()) {
      const due = listener.shouldResync(now);
      if (due) listener.determineNextResync(now);
      this.listeners.set(listener, due);
      any ||= due;
      if (any) break;
    }
    return any;
  }

  resyncCheckPeriodChanged(resyncCheckPeriod: number): void {
    for (const listener of this.listeners.keys()) {
      listener.setResyncPeriod(determineResyncPeriod(listener.requestedResyncPeriod, resyncCheckPeriod));
    }
  }

  async run(): Promise<void> {
    this.started = true;
    for (const listener of this.listeners.keys()) this.runs.push(listener.run());
    while (!this.stopped) await this.changed.wait();
    await Promise.all(this.runs);
  }

  stop(): void {
    this.stopped = true;
    for (const listener of this.listeners.keys()) listener.stop();
    this.changed.broadcast();
  }
}
