import type { Clock, KubernetesObject } from "@reconcile/api";
import type { CacheWatcher } from "./cache_watcher";
import { TimeBudget } from "./time_budget";
import type { WatchCacheEvent } from "./watch_cache_event";

/** Stage 4. Hands every event to every watcher. */
export class Dispatcher<T extends KubernetesObject> {
  /** Every watcher has been handed everything up to this version. */
  lastProcessedResourceVersion = 0;
  // The trace shows this field if it keeps its name.
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

  /** Resolves when every watcher has the event or is cut off. */
  async dispatch(event: WatchCacheEvent<T>): Promise<void> {
    throw new Error("not written yet: Dispatcher.dispatch");
  }

  /** Ends every watch. */
  terminateAllWatchers(): void {
    throw new Error("not written yet: Dispatcher.terminateAllWatchers");
  }
}
