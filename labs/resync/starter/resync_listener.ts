import type { ResourceEventHandler } from "@reconcile/api";
import { ProcessorListener } from "./processor_listener";

/**
 * Stage 2. What becomes of the period that a listener wants, in an informer
 * that looks every `check` ms. 0 means never, for both, and in the answer.
 */
export function determineResyncPeriod(desired: number, check: number): number {
  throw new Error("not written yet: determineResyncPeriod");
}

export interface ResyncListenerOptions<T> {
  readonly handler: ResourceEventHandler<T>;
  readonly upstreamHasSynced: () => boolean;
  /** What was asked for, in ms. */
  readonly requestedResyncPeriod: number;
  /** What it is, in ms; 0: never. */
  readonly resyncPeriod: number;
  readonly now: number;
}

/** Stage 2. A listener that knows when it wants to hear of everything again. */
export class ResyncListener<T> extends ProcessorListener<T> {
  readonly requestedResyncPeriod: number;

  constructor({ handler, upstreamHasSynced, requestedResyncPeriod, resyncPeriod, now }: ResyncListenerOptions<T>) {
    super(handler, upstreamHasSynced);
    this.requestedResyncPeriod = requestedResyncPeriod;
  }

  shouldResync(now: number): boolean {
    throw new Error("not written yet: ResyncListener.shouldResync");
  }

  /** A resync takes place now: the next one is due a period later. */
  determineNextResync(now: number): void {
    throw new Error("not written yet: ResyncListener.determineNextResync");
  }

  /** Changes the period, not the time that was determined. */
  setResyncPeriod(resyncPeriod: number): void {
    throw new Error("not written yet: ResyncListener.setResyncPeriod");
  }
}
