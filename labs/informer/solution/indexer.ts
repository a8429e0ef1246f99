import type { DeletedFinalStateUnknown, Indexer, Indexers, KeyFunc } from "@reconcile/api";
import { keyOf } from "./tombstone";

/** From a value to the keys of the objects that have it. */
type Index = Map<string, Set<string>>;

/** The store of client-go with its indices (tools/cache/store.go, thread_safe_store.go). */
export class Cache<T> implements Indexer<T> {
  /** Every object, by its key. */
  protected readonly items = new Map<string, T>();
  /** Every index, by its name. No set in it is empty: values that come and go would fill the memory. */
  protected readonly indices = new Map<string, Index>();
  readonly #keyFunc: KeyFunc<T>;
  #indexers: Indexers<T> = {};

  constructor(keyFunc: KeyFunc<T>, indexers: Indexers<T> = {}) {
    this.#keyFunc = keyFunc;
    this.addIndexers(indexers);
  }

  add(obj: T): void {
    this.update(obj);
  }

  update(obj: T): void {
    const key = this.#keyFunc(obj);
    const old = this.items.get(key);
    this.items.set(key, obj);
    this.#updateIndices(key, old, obj);
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    const key = keyOf(this.#keyFunc, obj);
    const old = this.items.get(key);
    if (old === undefined) return;
    this.#updateIndices(key, old, undefined);
    this.items.delete(key);
  }

  list(): T[] {
    return [...this.items.values()];
  }

  listKeys(): string[] {
    return [...this.items.keys()];
  }

  get(obj: T): T | undefined {
    return this.getByKey(this.#keyFunc(obj));
  }

  getByKey(key: string): T | undefined {
    return this.items.get(key);
  }

  replace(list: readonly T[], _resourceVersion: string): void {
    this.items.clear();
    for (const index of this.indices.values()) index.clear();
    for (const obj of list) this.update(obj);
  }

  index(indexName: string, obj: T): T[] {
    const values = this.#indexFunc(indexName)(obj);
    const keys = new Set(values.flatMap((value) => [...this.#keysOf(indexName, value)]));
    return this.#objects(keys);
  }

  byIndex(indexName: string, indexedValue: string): T[] {
    return this.#objects(this.#keysOf(indexName, indexedValue));
  }

  indexKeys(indexName: string, indexedValue: string): string[] {
    return [...this.#keysOf(indexName, indexedValue)].sort();
  }

  listIndexFuncValues(indexName: string): string[] {
    return [...(this.indices.get(indexName)?.keys() ?? [])];
  }

  getIndexers(): Indexers<T> {
    return this.#indexers;
  }

  addIndexers(indexers: Indexers<T>): void {
    for (const name of Object.keys(indexers)) {
      if (Object.hasOwn(this.#indexers, name)) throw new Error(`indexer conflict: ${name}`);
    }
    this.#indexers = { ...this.#indexers, ...indexers };
    for (const name of Object.keys(indexers)) {
      this.indices.set(name, new Map());
      for (const [key, obj] of this.items) this.#updateIndex(name, key, undefined, obj);
    }
  }

  #updateIndices(key: string, old: T | undefined, obj: T | undefined): void {
    for (const name of this.indices.keys()) this.#updateIndex(name, key, old, obj);
  }

  /** Takes the key out of the sets in which the old object was, and puts it into those of the new one. */
  #updateIndex(name: string, key: string, old: T | undefined, obj: T | undefined): void {
    const indexFunc = this.#indexFunc(name);
    const index = this.indices.get(name) as Index;
    for (const value of old === undefined ? [] : indexFunc(old)) {
      const keys = index.get(value);
      keys?.delete(key);
      if (keys?.size === 0) index.delete(value);
    }
    for (const value of obj === undefined ? [] : indexFunc(obj)) {
      const keys = index.get(value);
      if (keys === undefined) index.set(value, new Set([key]));
      else keys.add(key);
    }
  }

  #indexFunc(name: string): Indexers<T>[string] {
    const indexFunc = Object.hasOwn(this.#indexers, name) ? this.#indexers[name] : undefined;
    if (indexFunc === undefined) throw new Error(`Index with name ${name} does not exist`);
    return indexFunc;
  }

  #keysOf(indexName: string, value: string): ReadonlySet<string> {
    this.#indexFunc(indexName);
    return this.indices.get(indexName)?.get(value) ?? new Set();
  }

  #objects(keys: ReadonlySet<string>): T[] {
    return [...keys].map((key) => this.items.get(key) as T);
  }
}
