import type { Clock, KubernetesObject, Watch, WatchEvent } from "@reconcile/api";
import type { WatchCacheEvent } from "./watch_cache_event";

export interface CacheWatcherOptions<T extends KubernetesObject> {
  /** What its reader is to get before anything else. It takes up no room. */
  readonly initial: readonly WatchEvent<T>[];
  /** The version as of which the reader knows everything then. */
  readonly resourceVersion: number;
  /** So many events may wait for the reader. */
  readonly chanSize: number;
  /** Only objects whose keys begin like this are of interest. */
  readonly key: string;
  readonly selected: (object: T) => boolean;
  /** Called once, when the watch is over, whoever ended it. */
  readonly forget: () => void;
}

/** Stage 3. One watch, with what its reader has not taken yet. */
export class CacheWatcher<T extends KubernetesObject> implements Watch<T> {
  // The trace shows this field if it keeps its name.
  protected readonly input: WatchEvent<T>[] = [];
  private readonly options: CacheWatcherOptions<T>;

  constructor(options: CacheWatcherOptions<T>) {
    this.options = options;
  }

  /**
   * Lets the reader know of a change, if it is one for it. Answers false, and does nothing, if there is no room. True once
   * the watch is over.
   */
  add(event: WatchCacheEvent<T>): boolean {
    throw new Error("not written yet: CacheWatcher.add");
  }

  /** Likewise a bookmark of that version; not one that is older than what the reader has been sent. */
  addBookmark(bookmark: T, resourceVersion: number): boolean {
    throw new Error("not written yet: CacheWatcher.addBookmark");
  }

  /** Waits until the reader takes something or the watch is over, at most so many milliseconds. */
  waitForRoom(clock: Clock, ms: number): Promise<void> {
    throw new Error("not written yet: CacheWatcher.waitForRoom");
  }

  async next(): Promise<WatchEvent<T> | undefined> {
    throw new Error("not written yet: CacheWatcher.next");
  }

  /** The reader has had enough: nothing comes any more. */
  stop(): void {
    throw new Error("not written yet: CacheWatcher.stop");
  }

  /** The server ends the watch: what waits can still be read, and then it ends. */
  close(): void {
    throw new Error("not written yet: CacheWatcher.close");
  }
}

/** What an event means to a watcher; undefined: nothing. */
export function toWatchEvent<T extends KubernetesObject>(event: WatchCacheEvent<T>, { key, selected }: Pick<CacheWatcherOptions<T>, "key" | "selected">): WatchEvent<T> | undefined {
  throw new Error("not written yet: toWatchEvent");
}
