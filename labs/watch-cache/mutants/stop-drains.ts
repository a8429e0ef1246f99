// mutant-of: cache_watcher.ts
// killed-by: watcher.stop
// mistake: stop() by the reader leaves the buffer: a client that has gone is still served.
import type { Clock, KubernetesObject, Watch, WatchEvent } from "@reconcile/api";
import type { WatchCacheEvent } from "./watch_cache_event";

export interface CacheWatcherOptions<T extends KubernetesObject> {
  /** What its reader is to get before anything else. It takes up no room. */
  readonly initial: readonly WatchEvent<T>[];
  /** The version as of which the reader knows everything then. */
  readonly resourceVersion: number;
  /** So many events may wait for the reader. */
  readonly chanSize: number;
  readonly key: string;
  readonly selected: (object: T) => boolean;
  /** Called once, when the watch is over. */
  readonly forget: () => void;
}

/** One watch, with what its reader has not taken yet: k8s.io/apiserver/pkg/storage/cacher/cache_watcher.go. */
export class CacheWatcher<T extends KubernetesObject> implements Watch<T> {
  protected readonly input: WatchEvent<T>[] = [];
  private readonly initial: WatchEvent<T>[];
  private readonly options: CacheWatcherOptions<T>;
  /** The version up to which everything is on its way to the reader. */
  private sent: number;
  private stopped = false;
  private wake: (() => void) | undefined;
  private taken: (() => void) | undefined;

  constructor(options: CacheWatcherOptions<T>) {
    this.options = options;
    this.sent = options.resourceVersion;
    this.initial = [...options.initial].reverse();
  }

  add(event: WatchCacheEvent<T>): boolean {
    if (this.stopped || event.resourceVersion <= this.options.resourceVersion) return true;
    const told = toWatchEvent(event, this.options);
    if (told !== undefined && !this.send(told)) return false;
    this.sent = event.resourceVersion;
    return true;
  }

  addBookmark(bookmark: T, resourceVersion: number): boolean {
    if (this.stopped || resourceVersion < this.sent) return true;
    return this.send({ type: "BOOKMARK", object: bookmark });
  }

  /** Waits until there is room, or so many milliseconds. */
  waitForRoom(clock: Clock, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        timer.stop();
        this.taken = undefined;
        resolve();
      };
      const timer = clock.setTimer(ms, done);
      this.taken = done;
    });
  }

  async next(): Promise<WatchEvent<T> | undefined> {
    for (;;) {
      const event = this.initial.pop() ?? this.input.shift();
      if (event !== undefined) {
        this.taken?.();
        return event;
      }
      if (this.stopped) return undefined;
      await new Promise<void>((resolve) => { this.wake = resolve; });
    }
  }

  stop(): void {
    this.close();
  }

  close(): void {
    if (this.stopped) return;
    this.stopped = true;
    this.options.forget();
    this.wake?.();
    this.taken?.();
  }

  private send(event: WatchEvent<T>): boolean {
    if (this.input.length >= this.options.chanSize) return false;
    this.input.push(event);
    this.wake?.();
    return true;
  }
}

/** What an event means to a watcher: for one that does not select everything, objects come and go by being changed. */
export function toWatchEvent<T extends KubernetesObject>(event: WatchCacheEvent<T>, { key, selected }: Pick<CacheWatcherOptions<T>, "key" | "selected">): WatchEvent<T> | undefined {
  const { type, object, prevObject, resourceVersion } = event;
  if (!event.key.startsWith(key)) return undefined;
  const is = type !== "DELETED" && selected(object);
  const was = prevObject !== undefined && selected(prevObject);
  if (is) return { type: was ? "MODIFIED" : "ADDED", object };
  if (!was) return undefined;
  return { type: "DELETED", object: { ...prevObject, metadata: { ...prevObject.metadata, resourceVersion: String(resourceVersion) } } };
}
