// mutant-of: delta_fifo.ts
// killed-by: fifo.call-before-list
// mistake: A deletion that is dropped does not count as a call, so the list after it is waited for as if it were the first thing heard.
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

  constructor({ keyFunc, knownObjects }: DeltaFIFOOptions<T>) {
    this.keyFunc = keyFunc;
    this.knownObjects = knownObjects;
  }

  add(obj: T): void {
    this.push({ type: "Added", object: obj });
  }

  update(obj: T): void {
    this.push({ type: "Updated", object: obj });
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    const key = keyOf(this.keyFunc, obj);
    if (!this.items.has(key) && this.knownObjects?.getByKey(key) === undefined) return;
    this.push({ type: "Deleted", object: obj });
  }

  replace(list: readonly T[], resourceVersion: string): void {
    const first = !this.populated;
    const keys = new Set(list.map((obj) => this.keyFunc(obj)));
    const gone = [...new Set([...this.queue, ...(this.knownObjects?.listKeys() ?? [])])].filter((key) => !keys.has(key));
    for (const object of list) this.push({ type: "Replaced", object });
    for (const key of gone) {
      const last = this.items.get(key)?.at(-1)?.object;
      const obj = last === undefined ? this.knownObjects?.getByKey(key) : isDeletedFinalStateUnknown(last) ? last.obj as T | undefined : last;
      this.push({ type: "Deleted", object: { key, obj } });
    }
    this.populated = true;
    if (first) for (const key of [...keys, ...gone]) this.initial.add(key);
  }

  private populated = false;
  private readonly initial = new Set<string>();
  private closed = false;

  private push(delta: Delta<T>): void {
    this.populated = true;
    const key = keyOf(this.keyFunc, delta.object);
    let deltas = this.items.get(key);
    if (!deltas) {
      this.items.set(key, (deltas = []));
      this.queue.push(key);
    }
    const last = deltas.at(-1);
    if (last?.type === "Deleted" && delta.type === "Deleted") {
      if (isDeletedFinalStateUnknown(last.object)) deltas[deltas.length - 1] = delta;
    } else deltas.push(delta);
    this.changed.signal();
  }

  resync(): void {
  }

  async pop(process: PopProcessFunc<T>): Promise<Deltas<T> | undefined> {
    while (this.queue.length === 0) {
      if (this.closed) return undefined;
      await this.changed.wait();
    }
    const key = this.queue.shift()!;
    const deltas = this.items.get(key)!;
    this.items.delete(key);
    const early = !this.hasSynced();
    this.initial.delete(key);
    process(deltas, early);
    return deltas;
  }

  hasSynced(): boolean {
    return this.populated && this.initial.size === 0;
  }

  close(): void {
    this.closed = true;
    this.changed.broadcast();
  }

  isClosed(): boolean {
    return this.closed;
  }
}
