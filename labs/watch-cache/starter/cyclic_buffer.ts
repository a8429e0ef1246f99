import type { KubernetesObject } from "@reconcile/api";
import type { WatchCacheEvent } from "./watch_cache_event";

/** So long, in ms, events should be kept: a little longer than it takes from one bookmark to the next. */
export const eventFreshDuration = 75_000;

export interface CapacityBounds {
  readonly lowerBoundCapacity?: number;
  readonly upperBoundCapacity?: number;
}

/**
 * Stage 1. The sliding window of the latest events. Positions count on for ever; the event of position `i` is at `i % capacity`.
 * What is in the window is `[startIndex, endIndex)`.
 */
export class CyclicBuffer<T extends KubernetesObject> {
  // The trace shows these fields if they keep their names.
  protected cache: (WatchCacheEvent<T> | undefined)[];
  protected startIndex = 0;
  protected endIndex = 0;
  private readonly lowerBoundCapacity: number;
  private readonly upperBoundCapacity: number;

  constructor({ lowerBoundCapacity = 100, upperBoundCapacity = 100 * 1024 }: CapacityBounds = {}) {
    this.lowerBoundCapacity = lowerBoundCapacity;
    this.upperBoundCapacity = upperBoundCapacity;
    this.cache = new Array<undefined>(lowerBoundCapacity).fill(undefined);
  }

  get capacity(): number {
    return this.cache.length;
  }

  get size(): number {
    return this.endIndex - this.startIndex;
  }

  /** The event that leaves next; undefined if there is none. */
  get oldest(): WatchCacheEvent<T> | undefined {
    throw new Error("not written yet: CyclicBuffer.oldest");
  }

  /** Adds the newest event. Makes room first if there is none; answers whether an event had to leave. */
  push(event: WatchCacheEvent<T>): boolean {
    throw new Error("not written yet: CyclicBuffer.push");
  }

  /** All events of the window that are newer than a version, the oldest first. */
  since(resourceVersion: number): WatchCacheEvent<T>[] {
    throw new Error("not written yet: CyclicBuffer.since");
  }

  /** Forgets all events. */
  clear(): void {
    throw new Error("not written yet: CyclicBuffer.clear");
  }
}
