// mutant-of: resync_listener.ts
// killed-by: listener.period
// mistake: A listener keeps a period shorter than that of the check, and one in an informer without resyncs waits for something that never comes.
import type { ResourceEventHandler } from "@reconcile/api";
import { ProcessorListener } from "./processor_listener";

export function determineResyncPeriod(desired: number, check: number): number {
  return check === 0 ? 0 : desired;
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
    this.next = now + this.period;
  }

  setResyncPeriod(resyncPeriod: number): void {
    this.period = resyncPeriod;
  }
}
