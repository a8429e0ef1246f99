// mutant-of: watch_cache.ts
// killed-by: cache.expired
// mistake: A version from before the window gets what is left of the window: events are lost, and nobody is told.
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

/**
 * All objects of a resource as of one version, and the latest events that led to it: k8s.io/apiserver/pkg/storage/cacher/watch_cache.go.
 * It is filled from one place, by `replace` and `processEvent`, in the order of versions.
 */
export class WatchCache<T extends KubernetesObject> {
  /** The version that the cache has come to. */
  resourceVersion = 0;
  protected readonly buffer: CyclicBuffer<T>;
  protected readonly store = new Map<string, T>();
  private readonly config: WatchCacheConfig<T>;
  private readonly waiting = new Set<() => void>();
  private listResourceVersion = 0;
  private removedEventSinceRelist = false;

  constructor(config: WatchCacheConfig<T>) {
    this.config = config;
    this.buffer = new CyclicBuffer<T>(config);
  }

  replace(objects: readonly T[], resourceVersion: number): void {
    this.buffer.clear();
    this.removedEventSinceRelist = false;
    this.store.clear();
    for (const object of objects) this.store.set(this.config.keyFunc(object), object);
    this.listResourceVersion = resourceVersion;
    this.updateResourceVersion(resourceVersion);
  }

  processEvent(type: WatchCacheEvent<T>["type"], object: T): WatchCacheEvent<T> {
    const key = this.config.keyFunc(object);
    const prevObject = this.store.get(key);
    const resourceVersion = versionOf(object.metadata?.resourceVersion ?? "");
    const event: WatchCacheEvent<T> = { type, key, object, resourceVersion, recordTime: this.config.clock.now(), ...(prevObject && { prevObject }) };
    this.buffer.push(event);
    if (type === "DELETED") this.store.delete(key);
    else this.store.set(key, object);
    this.updateResourceVersion(resourceVersion);
    return event;
  }

  updateResourceVersion(resourceVersion: number): void {
    this.resourceVersion = resourceVersion;
    for (const wake of [...this.waiting]) wake();
  }

  get(key: string): T | undefined {
    return this.store.get(key);
  }

  list(prefix: string): T[] {
    const keys = [...this.store.keys()].filter((key) => key.startsWith(prefix)).sort();
    return keys.map((key) => this.store.get(key) as T);
  }

  getAllEventsSince(resourceVersion: number): WatchCacheEvent<T>[] {
    const oldest = this.removedEventSinceRelist ? (this.buffer.oldest?.resourceVersion ?? 0) : this.listResourceVersion + 1;
    if (resourceVersion < oldest - 1) throw newResourceExpired(`too old resource version: ${resourceVersion} (${oldest - 1})`);
    return this.buffer.since(resourceVersion);
  }

  async waitUntilFresh(resourceVersion: number): Promise<void> {
    const deadline = this.config.clock.now() + blockTimeout;
    while (this.resourceVersion < resourceVersion) {
      const left = deadline - this.config.clock.now();
      if (left <= 0) throw tooLargeResourceVersion(resourceVersion, this.resourceVersion);
      await this.change(left);
    }
  }

  /** Resolves when the version changes, or after so many milliseconds. */
  private change(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        timer.stop();
        this.waiting.delete(wake);
        resolve();
      };
      const timer = this.config.clock.setTimer(ms, wake);
      this.waiting.add(wake);
    });
  }
}
