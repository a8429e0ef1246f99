// mutant-of: indexer.ts
// killed-by: indexer.delete
// mistake: A value stays in the index after its last object is gone: with short-lived pods the memory grows for ever.
import type { DeletedFinalStateUnknown, Indexer, Indexers, KeyFunc } from "@reconcile/api";
import { keyOf } from "./tombstone";

export class Cache<T> implements Indexer<T> {
  protected readonly items = new Map<string, T>();
  protected readonly indices = new Map<string, Map<string, Set<string>>>();
  protected indexers: Indexers<T> = {};
  protected readonly keyFunc: KeyFunc<T>;

  constructor(keyFunc: KeyFunc<T>, indexers: Indexers<T> = {}) {
    this.keyFunc = keyFunc;
    this.addIndexers(indexers);
  }

  add(obj: T): void {
    this.put(this.keyFunc(obj), obj);
  }

  update(obj: T): void {
    this.put(this.keyFunc(obj), obj);
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    const key = keyOf(this.keyFunc, obj);
    this.unindex(key);
    this.items.delete(key);
  }

  list(): T[] {
    return [...this.items.values()];
  }

  listKeys(): string[] {
    return [...this.items.keys()];
  }

  get(obj: T): T | undefined {
    return this.items.get(this.keyFunc(obj));
  }

  getByKey(key: string): T | undefined {
    return this.items.get(key);
  }

  replace(list: readonly T[], _resourceVersion: string): void {
    this.items.clear();
    for (const index of this.indices.values()) index.clear();
    for (const obj of list) this.add(obj);
  }

  index(indexName: string, obj: T): T[] {
    const found = new Set<T>();
    for (const value of this.func(indexName)(obj)) {
      for (const other of this.byIndex(indexName, value)) found.add(other);
    }
    return [...found];
  }

  byIndex(indexName: string, indexedValue: string): T[] {
    return this.indexKeys(indexName, indexedValue).map((key) => this.items.get(key)!);
  }

  indexKeys(indexName: string, indexedValue: string): string[] {
    this.func(indexName);
    return [...(this.indices.get(indexName)?.get(indexedValue) ?? [])].sort();
  }

  listIndexFuncValues(indexName: string): string[] {
    return [...(this.indices.get(indexName)?.keys() ?? [])];
  }

  getIndexers(): Indexers<T> {
    return this.indexers;
  }

  addIndexers(indexers: Indexers<T>): void {
    for (const name of Object.keys(indexers)) {
      if (name in this.indexers) throw new Error(`index ${name} exists`);
    }
    this.indexers = { ...this.indexers, ...indexers };
    for (const name of Object.keys(indexers)) this.indices.set(name, new Map());
    for (const [key, obj] of this.items) this.put(key, obj);
  }

  private put(key: string, obj: T): void {
    this.unindex(key);
    this.items.set(key, obj);
    for (const [name, index] of this.indices) {
      for (const value of this.func(name)(obj)) {
        if (!index.has(value)) index.set(value, new Set());
        index.get(value)!.add(key);
      }
    }
  }

  private unindex(key: string): void {
    const old = this.items.get(key);
    if (old === undefined) return;
    for (const [name, index] of this.indices) {
      for (const value of this.func(name)(old)) {
        index.get(value)?.delete(key);
      }
    }
  }

  private func(name: string) {
    const func = this.indexers[name];
    if (func === undefined) throw new Error(`no index ${name}`);
    return func;
  }
}
