// mutant-of: cyclic_buffer.ts
// killed-by: window.since
// mistake: since(version) includes the version itself, so that every watch that goes on hears its last event twice.
import type { KubernetesObject } from "@reconcile/api";
import type { WatchCacheEvent } from "./watch_cache_event";

/** So long, in ms, events should be kept: a little longer than it takes from one bookmark to the next. */
export const eventFreshDuration = 75_000;

export interface CapacityBounds {
  readonly lowerBoundCapacity?: number;
  readonly upperBoundCapacity?: number;
}

/**
 * The sliding window of the latest events: the cyclic buffer in k8s.io/apiserver/pkg/storage/cacher/watch_cache.go. Positions count on for
 * ever; the event of position `i` is at `i % capacity`. What is in it is `[startIndex, endIndex)`.
 */
export class CyclicBuffer<T extends KubernetesObject> {
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

  get oldest(): WatchCacheEvent<T> | undefined {
    return this.size === 0 ? undefined : this.at(this.startIndex);
  }

  push(event: WatchCacheEvent<T>): boolean {
    const before = this.startIndex;
    if (this.size === this.capacity) {
      this.resize(event.recordTime);
      if (this.size === this.capacity) this.startIndex++;
    }
    this.cache[this.endIndex++ % this.capacity] = event;
    return this.startIndex > before;
  }

  since(resourceVersion: number): WatchCacheEvent<T>[] {
    let [low, high] = [this.startIndex, this.endIndex];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.at(middle).resourceVersion >= resourceVersion) high = middle;
      else low = middle + 1;
    }
    return Array.from({ length: this.endIndex - low }, (_, i) => this.at(low + i));
  }

  clear(): void {
    this.startIndex = this.endIndex;
    this.cache.fill(undefined);
  }

  /** A full buffer doubles if even its oldest event is fresh, and halves if the latest quarter alone reaches back long enough. */
  private resize(now: number): void {
    const fresh = (index: number) => now - this.at(index).recordTime < eventFreshDuration;
    if (fresh(this.startIndex)) this.moveTo(Math.min(this.capacity * 2, this.upperBoundCapacity));
    else if (!fresh(this.endIndex - Math.floor(this.capacity / 4))) this.moveTo(Math.max(Math.floor(this.capacity / 2), this.lowerBoundCapacity));
  }

  private moveTo(capacity: number): void {
    if (capacity === this.capacity) return;
    const moved = new Array<WatchCacheEvent<T> | undefined>(capacity).fill(undefined);
    this.startIndex = Math.max(this.startIndex, this.endIndex - capacity);
    for (let i = this.startIndex; i < this.endIndex; i++) moved[i % capacity] = this.at(i);
    this.cache = moved;
  }

  private at(index: number): WatchCacheEvent<T> {
    return this.cache[index % this.capacity] as WatchCacheEvent<T>;
  }
}
