// The parts of client-go's informer (tools/cache) as interfaces. `T` is the kind of object: `Pod`, `Node`, …

/** What happened to an object. `Replaced`: a list gave it, and nobody knows whether it changed. `Sync`: a periodic resync. */
export type DeltaType = "Added" | "Updated" | "Deleted" | "Replaced" | "Sync";

/**
 * The tombstone of an object that was deleted while nobody was watching: only a later list showed that it is gone. `obj` is what
 * was last known of it, and may be out of date.
 */
export interface DeletedFinalStateUnknown<T> {
  readonly key: string;
  readonly obj: T | undefined;
}

/** One change of one object: what happened, and the object after it. For a deletion, the object's last state or a tombstone. */
export type Delta<T> =
  | { readonly type: "Added" | "Updated" | "Replaced" | "Sync"; readonly object: T }
  | { readonly type: "Deleted"; readonly object: T | DeletedFinalStateUnknown<T> };

/** All that happened to one object since it was last processed, the oldest first. Never empty. */
export type Deltas<T> = readonly Delta<T>[];

/** Answers under which key an object is kept: `namespace/name`, or `name` where there are no namespaces. */
export type KeyFunc<T> = (obj: T) => string;

/** Answers under which values an object is to be found in an index: none, one or several. */
export type IndexFunc<T> = (obj: T) => readonly string[];

/** Index functions by the name of their index. */
export type Indexers<T> = Readonly<Record<string, IndexFunc<T>>>;

/** Knows which keys there are, and what is kept under each. */
export interface KeyListerGetter<T> {
  /** In no particular order. */
  listKeys(): string[];
  getByKey(key: string): T | undefined;
}

/** The latest known state of every object. What comes out of it is shared: it must not be changed. */
export interface Store<T> extends KeyListerGetter<T> {
  add(obj: T): void;
  update(obj: T): void;
  /** Does nothing if there is no such object. */
  delete(obj: T | DeletedFinalStateUnknown<T>): void;
  /** In no particular order. */
  list(): T[];
  /** What is kept under the key of `obj`. */
  get(obj: T): T | undefined;
  /** Forgets everything and keeps `list` instead. */
  replace(list: readonly T[], resourceVersion: string): void;
}

/** A store with indices: sets of keys by a value that is computed from the object. */
export interface Indexer<T> extends Store<T> {
  /** The objects that share a value with `obj` in that index. Throws if there is no such index. */
  index(indexName: string, obj: T): T[];
  /** The objects that have the value in that index. Throws if there is no such index. */
  byIndex(indexName: string, indexedValue: string): T[];
  /** The keys of those objects, sorted. Throws if there is no such index. */
  indexKeys(indexName: string, indexedValue: string): string[];
  /** The values under which that index has at least one object. */
  listIndexFuncValues(indexName: string): string[];
  getIndexers(): Indexers<T>;
  /** Adds indices, and puts into them what is in the store already. Throws if a name is taken. */
  addIndexers(indexers: Indexers<T>): void;
}

/** Where a reflector puts what it hears: in an informer, the queue. */
export interface ReflectorStore<T> {
  add(obj: T): void;
  update(obj: T): void;
  delete(obj: T): void;
  /** The server has just these objects, as of this version. */
  replace(list: readonly T[], resourceVersion: string): void;
  resync(): void;
}

/** Handles what `Queue.pop` took. `isInInitialList` is true for what the first list brought. */
export type PopProcessFunc<T> = (deltas: Deltas<T>, isInInitialList: boolean) => void;

/** What stands between the reflector and those who want to know. */
export interface Queue<T> extends ReflectorStore<T> {
  /**
   * Waits until something is queued, takes what has been queued for longest, and hands it to `process`. Nothing else happens to the
   * queue between the taking and the end of `process`. Resolves to what was taken; to undefined once the queue is closed and empty.
   */
  pop(process: PopProcessFunc<T>): Promise<Deltas<T> | undefined>;
  /** True once all that the first `replace` brought was popped; at once, if there was an `add`, `update` or `delete` before it. */
  hasSynced(): boolean;
  /** Lets `pop` end when nothing is left. */
  close(): void;
  isClosed(): boolean;
}

/**
 * Hears about changes, one after the other. It must not change the objects. It should return at once: the next notification waits for
 * the promise that it returns, if it returns one.
 */
export interface ResourceEventHandler<T> {
  /** There is an object that this handler has not heard of. `isInInitialList`: it was there when the informer, or the handler, began. */
  onAdd(obj: T, isInInitialList: boolean): void | Promise<void>;
  /** There is a newer version, perhaps not the next one. Both are the same in a resync. */
  onUpdate(oldObj: T, newObj: T): void | Promise<void>;
  /** The object is gone. With a tombstone, nobody saw how. */
  onDelete(obj: T | DeletedFinalStateUnknown<T>): void | Promise<void>;
}

/** A handler that was added: what to remove it by. */
export interface ResourceEventHandlerRegistration {
  /** True once the informer has synced and the handler has been called for everything that was there at its beginning. */
  hasSynced(): boolean;
}

/** One copy of one kind of objects, kept like the server's, and handlers that hear about its changes. */
export interface SharedInformer<T> {
  /** Adds a handler that resyncs as often as the informer does by default. Throws after the informer has stopped. */
  addEventHandler(handler: ResourceEventHandler<T>): ResourceEventHandlerRegistration;
  getIndexer(): Indexer<T>;
  /** Lists, watches and keeps up until `stop`; resolves when all has ended. Call it once. */
  run(): Promise<void>;
  stop(): void;
  /** True once the store has everything that the first list brought. Handlers may lag behind. */
  hasSynced(): boolean;
  /** The version up to which the informer knows the server; `""` before the first list. */
  lastSyncResourceVersion(): string;
}

/** An informer whose handlers may ask for resyncs, and come and go while it runs. */
export interface SharedIndexInformer<T> extends SharedInformer<T> {
  /**
   * Adds a handler that wants to hear of every object again, unchanged, about every `resyncPeriod` milliseconds; never if it is 0.
   * A handler that comes late hears of everything in the store as added. Throws after the informer has stopped.
   */
  addEventHandlerWithResyncPeriod(handler: ResourceEventHandler<T>, resyncPeriod: number): ResourceEventHandlerRegistration;
  /** The handler is not called any more, once the call that is under way has returned. Does nothing if it was removed before. */
  removeEventHandler(registration: ResourceEventHandlerRegistration): void;
  isStopped(): boolean;
}
