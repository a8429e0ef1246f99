import type { DeletedFinalStateUnknown, Indexer, Indexers, KeyFunc } from "@reconcile/api";
import { keyOf } from "./tombstone";

/**
 * Stage 1. The informer's store: the latest known state of every object, found
 * by its key or by the values of an index. Hover over a method (or Indexer) to
 * read what it promises.
 */
export class Cache<T> implements Indexer<T> {
  // As in client-go. You may change these; with these names the trace shows
  // what is in them.

  /** Every object, by its key. */
  protected readonly items = new Map<string, T>();
  /** For each index by its name: from a value to the keys that have it. */
  protected readonly indices = new Map<string, Map<string, Set<string>>>();
  /** The index functions, by the name of their index. */
  protected indexers: Indexers<T>;

  /** Computes an object's key. For a tombstone use `keyOf(this.keyFunc, obj)`. */
  protected readonly keyFunc: KeyFunc<T>;

  constructor(keyFunc: KeyFunc<T>, indexers: Indexers<T> = {}) {
    this.keyFunc = keyFunc;
    this.indexers = indexers;
  }

  add(obj: T): void {
    throw new Error("not written yet: Cache.add");
  }

  update(obj: T): void {
    throw new Error("not written yet: Cache.update");
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    throw new Error("not written yet: Cache.delete");
  }

  list(): T[] {
    throw new Error("not written yet: Cache.list");
  }

  listKeys(): string[] {
    throw new Error("not written yet: Cache.listKeys");
  }

  get(obj: T): T | undefined {
    throw new Error("not written yet: Cache.get");
  }

  getByKey(key: string): T | undefined {
    throw new Error("not written yet: Cache.getByKey");
  }

  replace(list: readonly T[], resourceVersion: string): void {
    throw new Error("not written yet: Cache.replace");
  }

  index(indexName: string, obj: T): T[] {
    throw new Error("not written yet: Cache.index");
  }

  byIndex(indexName: string, indexedValue: string): T[] {
    throw new Error("not written yet: Cache.byIndex");
  }

  indexKeys(indexName: string, indexedValue: string): string[] {
    throw new Error("not written yet: Cache.indexKeys");
  }

  listIndexFuncValues(indexName: string): string[] {
    throw new Error("not written yet: Cache.listIndexFuncValues");
  }

  getIndexers(): Indexers<T> {
    return this.indexers;
  }

  addIndexers(indexers: Indexers<T>): void {
    throw new Error("not written yet: Cache.addIndexers");
  }
}
