// mutant-of: dispatcher.ts
// killed-by: watch.slow
// mistake: An event for which there is no room is dropped, and the watch goes on: the client never learns that it has missed something.
import type { Clock, KubernetesObject } from "@reconcile/api";
import type { CacheWatcher } from "./cache_watcher";
import { TimeBudget } from "./time_budget";
import type { WatchCacheEvent } from "./watch_cache_event";

/** Hands every event to every watcher: `dispatchEvent` in k8s.io/apiserver/pkg/storage/cacher/cacher.go. */
export class Dispatcher<T extends KubernetesObject> {
  /** Every watcher has been handed everything up to this version. */
  lastProcessedResourceVersion = 0;
  protected readonly watchers = new Set<CacheWatcher<T>>();
  private readonly clock: Clock;
  private readonly budget: TimeBudget;

  constructor(clock: Clock) {
    this.clock = clock;
    this.budget = new TimeBudget(clock);
  }

  add(watcher: CacheWatcher<T>): void {
    this.watchers.add(watcher);
  }

  remove(watcher: CacheWatcher<T>): void {
    this.watchers.delete(watcher);
  }

  async dispatch(event: WatchCacheEvent<T>): Promise<void> {
    const blocked = [...this.watchers].filter((watcher) => !watcher.add(event));
    if (blocked.length > 0) await this.waitFor(blocked, event);
    this.lastProcessedResourceVersion = event.resourceVersion;
  }

  terminateAllWatchers(): void {
    for (const watcher of [...this.watchers]) watcher.close();
  }

  /** Those who have no room get one common grace. Whoever has none afterwards is cut off: it is better served by a new watch. */
  private async waitFor(blocked: readonly CacheWatcher<T>[], event: WatchCacheEvent<T>): Promise<void> {
    const deadline = this.clock.now() + this.budget.takeAvailable();
    for (const watcher of blocked) {
      const left = deadline - this.clock.now();
      if (watcher.add(event)) continue;
      if (left > 0) await watcher.waitForRoom(this.clock, left);
      watcher.add(event);
    }
    this.budget.returnUnused(deadline - this.clock.now());
  }
}
