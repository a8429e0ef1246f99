// mutant-of: resync_listener.ts
// killed-by: listener.due
// mistake: The next resync is counted from the one that was planned, not from when it happened: after a delay several come in a row.
import type { ResourceEventHandler } from "@reconcile/api";
import { ProcessorListener } from "./processor_listener";

export function determineResyncPeriod(desired: number, check: number): number {
  return desired === 0 || check === 0 ? 0 : Math.max(desired, check);
}

export interface ResyncListenerOptions<T> {
  readonly handler: ResourceEventHandler<T>;
  readonly upstreamHasSynced: () => boolean;
  readonly requestedResyncPeriod: number;
  readonly resyncPeriod: number;
  readonly now: number;
}

export class ResyncListener<T> extends ProcessorListener<T> {
  readonly requestedResyncPeriod: number;
  private period: number;
  private next: number;

  constructor({ handler, upstreamHasSynced, requestedResyncPeriod, resyncPeriod, now }: ResyncListenerOptions<T>) {
    super(handler, upstreamHasSynced);
    this.requestedResyncPeriod = requestedResyncPeriod;
    this.period = resyncPeriod;
    this.next = now + resyncPeriod;
  }

  shouldResync(now: number): boolean {
    return this.period > 0 && now >= this.next;
  }

  determineNextResync(now: number): void {
    this.next += this.period;
    void now;
  }

  setResyncPeriod(resyncPeriod: number): void {
    this.period = resyncPeriod;
  }
}
