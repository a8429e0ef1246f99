import type { ResourceEventHandler } from "@reconcile/api";
import { ProcessorListener } from "./processor_listener";

/** Of what length a listener's period becomes in an informer that looks every `check` ms; 0: no resync (`determineResyncPeriod`). */
export function determineResyncPeriod(desired: number, check: number): number {
  if (desired === 0 || check === 0) return 0;
  return Math.max(desired, check);
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

/** A listener that knows when it wants to hear of everything again (the resync part of `processorListener`). */
export class ResyncListener<T> extends ProcessorListener<T> {
  readonly requestedResyncPeriod: number;
  #resyncPeriod: number;
  #nextResync = 0;

  constructor({ handler, upstreamHasSynced, requestedResyncPeriod, resyncPeriod, now }: ResyncListenerOptions<T>) {
    super(handler, upstreamHasSynced);
    this.requestedResyncPeriod = requestedResyncPeriod;
    this.#resyncPeriod = resyncPeriod;
    this.determineNextResync(now);
  }

  shouldResync(now: number): boolean {
    return this.#resyncPeriod !== 0 && now >= this.#nextResync;
  }

  determineNextResync(now: number): void {
    this.#nextResync = now + this.#resyncPeriod;
  }

  setResyncPeriod(resyncPeriod: number): void {
    this.#resyncPeriod = resyncPeriod;
  }
}
