// What stands between a client and those who use it (apimachinery watch.Interface, client-go tools/cache ListerWatcher).
import type { KubernetesObject, List, WatchEvent } from "./kubernetes/meta";
import type { ListOptions } from "./kubernetes/options";

/** A stream of changes. It has one reader. */
export interface Watch<T> {
  /** The next event, in the order in which things happened; undefined once the stream has ended, for whatever reason. */
  next(): Promise<WatchEvent<T> | undefined>;
  /** Ends the stream: `next` resolves to undefined from now on. May be called again. */
  stop(): void;
}

/** Lists the objects of one resource and watches it from there. What the server refuses is rejected with a `StatusError`. */
export interface ListerWatcher<T extends KubernetesObject> {
  list(options: ListOptions): Promise<List<T>>;
  watch(options: ListOptions): Promise<Watch<T>>;
}
