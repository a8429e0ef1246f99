// mutant-of: delta_fifo.ts
// killed-by: fifo.replace
// mistake: A list only adds: what was deleted while nobody watched stays in the store until the next restart.
import {
  isDeletedFinalStateUnknown, type DeletedFinalStateUnknown, type Delta, type Deltas, type KeyFunc, type KeyListerGetter,
  type PopProcessFunc, type Queue,
} from "@reconcile/api";
import { Condition } from "./condition";
import { keyOf } from "./tombstone";

export interface DeltaFIFOOptions<T> {
  readonly keyFunc: KeyFunc<T>;
  readonly knownObjects?: KeyListerGetter<T>;
}

export class DeltaFIFO<T> implements Queue<T> {
  protected readonly keyFunc: KeyFunc<T>;
  protected readonly knownObjects: KeyListerGetter<T> | undefined;
  protected readonly items = new Map<string, Delta<T>[]>();
  protected readonly queue: string[] = [];
  protected readonly changed = new Condition();
  private closed = false;
  private populated = false;
  private initial = 0;

  constructor({ keyFunc, knownObjects }: DeltaFIFOOptions<T>) {
    this.keyFunc = keyFunc;
    this.knownObjects = knownObjects;
  }

  add(obj: T): void {
    this.populated = true;
    this.push({ type: "Added", object: obj });
  }

  update(obj: T): void {
    this.populated = true;
    this.push({ type: "Updated", object: obj });
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    this.populated = true;
    const key = keyOf(this.keyFunc, obj);
    const known = this.items.has(key) || this.knownObjects?.getByKey(key) !== undefined;
    if (known) this.push({ type: "Deleted", object: obj });
  }

  replace(list: readonly T[], _resourceVersion: string): void {
    const keys = new Set(list.map((obj) => this.keyFunc(obj)));
    for (const obj of list) this.push({ type: "Replaced", object: obj });
    const missing = new Set([...this.items.keys(), ...(this.knownObjects?.listKeys() ?? [])]);
    for (const key of keys) missing.delete(key);
    if (!this.populated) this.initial = keys.size + missing.size;
    this.populated = true;
  }

  resync(): void {}

  async pop(process: PopProcessFunc<T>): Promise<Deltas<T> | undefined> {
    while (this.queue.length === 0 && !this.closed) await this.changed.wait();
    const key = this.queue.shift();
    if (key === undefined) return undefined;
    const deltas = this.items.get(key)!;
    this.items.delete(key);
    const isInitial = !this.hasSynced();
    if (this.initial > 0) this.initial--;
    process(deltas, isInitial);
    return deltas;
  }

  hasSynced(): boolean {
    return this.populated && this.initial === 0;
  }

  close(): void {
    this.closed = true;
    this.changed.broadcast();
  }

  isClosed(): boolean {
    return this.closed;
  }

  private push(delta: Delta<T>): void {
    const key = keyOf(this.keyFunc, delta.object);
    const deltas = this.items.get(key) ?? [];
    const last = deltas.at(-1);
    if (last?.type === "Deleted" && delta.type === "Deleted") {
      if (isDeletedFinalStateUnknown(last.object)) deltas[deltas.length - 1] = delta;
    } else {
      deltas.push(delta);
    }
    if (!this.items.has(key)) this.queue.push(key);
    this.items.set(key, deltas);
    this.changed.signal();
  }

  private lastKnown(key: string): T | undefined {
    const newest = this.items.get(key)?.at(-1)?.object;
    if (newest === undefined) return this.knownObjects?.getByKey(key);
    return isDeletedFinalStateUnknown(newest) ? newest.obj : newest;
  }
}
