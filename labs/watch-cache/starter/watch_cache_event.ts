import type { KubernetesObject } from "@reconcile/api";

/**
 * A change as the cache keeps it: beside the object as it is now also the one from before, since a watcher with a selector has to know
 * of both whether they are selected.
 */
export interface WatchCacheEvent<T extends KubernetesObject> {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  /** Where the object is stored, such as `/registry/pods/default/web`. */
  readonly key: string;
  /** The object as it is now; of one that was deleted, the last that was known of it, with the version at which it went. */
  readonly object: T;
  readonly prevObject?: T;
  readonly resourceVersion: number;
  /** When the cache heard of it, in ms. */
  readonly recordTime: number;
}
