import { newResourceExpired } from "@reconcile/api";
import type { Clock, KubernetesObject } from "@reconcile/api";
import { CyclicBuffer, type CapacityBounds } from "./cyclic_buffer";
import { tooLargeResourceVersion, versionOf } from "./etcd3_storage";
import type { WatchCacheEvent } from "./watch_cache_event";

/** So long, in ms, a request waits for the cache to come to the version that it asks for. */
export const blockTimeout = 3_000;

export interface WatchCacheConfig<T extends KubernetesObject> extends CapacityBounds {
  readonly clock: Clock;
  /** Under which key an object is stored. */
  readonly keyFunc: (object: T) => string;
}

/** Stage 2. All objects of a resource as of one version, and the latest events that led to it. */
export class WatchCache<T extends KubernetesObject> {
  /** The version that the cache has come to. */
  resourceVersion = 0;
  // The trace shows these fields if they keep their names.
  protected readonly buffer: CyclicBuffer<T>;
  protected readonly store = new Map<string, T>();
  private readonly config: WatchCacheConfig<T>;

  constructor(config: WatchCacheConfig<T>) {
    this.config = config;
    this.buffer = new CyclicBuffer<T>(config);
  }

  /** What a list has brought takes the place of everything. */
  replace(objects: readonly T[], resourceVersion: number): void {
    throw new Error("not written yet: WatchCache.replace");
  }

  /** Takes in a change, and returns it with what the object was before. */
  processEvent(type: WatchCacheEvent<T>["type"], object: T): WatchCacheEvent<T> {
    throw new Error("not written yet: WatchCache.processEvent");
  }

  /** The cache has come to this version, and nothing of this resource has changed. */
  updateResourceVersion(resourceVersion: number): void {
    throw new Error("not written yet: WatchCache.updateResourceVersion");
  }

  get(key: string): T | undefined {
    return this.store.get(key);
  }

  /** All objects whose keys begin with the prefix, sorted by key. */
  list(prefix: string): T[] {
    throw new Error("not written yet: WatchCache.list");
  }

  /** All events since a version. Throws Expired if some of them are gone. */
  getAllEventsSince(resourceVersion: number): WatchCacheEvent<T>[] {
    throw new Error("not written yet: WatchCache.getAllEventsSince");
  }

  /** Resolves once the cache has come to a version. Rejects if it has not within `blockTimeout`. */
  async waitUntilFresh(resourceVersion: number): Promise<void> {
    throw new Error("not written yet: WatchCache.waitUntilFresh");
  }
}
