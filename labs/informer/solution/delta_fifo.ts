import {
  isDeletedFinalStateUnknown, type Delta, type Deltas, type DeletedFinalStateUnknown, type KeyFunc, type KeyListerGetter,
  type PopProcessFunc, type Queue,
} from "@reconcile/api";
import { Condition } from "./condition";
import { keyOf } from "./tombstone";

export interface DeltaFIFOOptions<T> {
  readonly keyFunc: KeyFunc<T>;
  /** What the consumer of the queue has: the informer's store. Without it only what is queued is known. */
  readonly knownObjects?: KeyListerGetter<T>;
  /** False: `replace` calls its deltas `Sync`, as it did before the type `Replaced` was there. An informer wants `Replaced`. */
  readonly emitDeltaTypeReplaced?: boolean;
}

/** Changes, queued by the object they belong to (tools/cache/delta_fifo.go). */
export class DeltaFIFO<T> implements Queue<T> {
  protected readonly keyFunc: KeyFunc<T>;
  protected readonly knownObjects: KeyListerGetter<T> | undefined;
  /** What happened to each object, by its key. A key is here exactly if it is in `queue`. */
  protected readonly items = new Map<string, Delta<T>[]>();
  /** The keys in the order in which they are popped. */
  protected readonly queue: string[] = [];
  readonly #replacedType: "Replaced" | "Sync";
  readonly #changed = new Condition();
  #closed = false;
  /** Something was put in: the first `replace` counts only if it comes first. */
  #populated = false;
  /** How many keys of the first `replace` are still to be popped. */
  #initialPopulationCount = 0;

  constructor({ keyFunc, knownObjects, emitDeltaTypeReplaced = true }: DeltaFIFOOptions<T>) {
    this.keyFunc = keyFunc;
    this.knownObjects = knownObjects;
    this.#replacedType = emitDeltaTypeReplaced ? "Replaced" : "Sync";
  }

  add(obj: T): void {
    this.#populated = true;
    this.queueAction({ type: "Added", object: obj });
  }

  update(obj: T): void {
    this.#populated = true;
    this.queueAction({ type: "Updated", object: obj });
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    this.#populated = true;
    const key = keyOf(this.keyFunc, obj);
    // Nobody knows it: a list has reported the deletion already.
    if (!this.items.has(key) && this.knownObjects?.getByKey(key) === undefined) return;
    this.queueAction({ type: "Deleted", object: obj });
  }

  replace(list: readonly T[], _resourceVersion: string): void {
    const keys = new Set<string>();
    for (const obj of list) {
      keys.add(this.keyFunc(obj));
      this.queueAction({ type: this.#replacedType, object: obj });
    }
    const gone = [...this.items.keys(), ...(this.knownObjects?.listKeys() ?? []).filter((key) => !this.items.has(key))].filter((key) => !keys.has(key));
    for (const key of gone) this.queueAction({ type: "Deleted", object: { key, obj: this.#lastKnown(key) } });
    if (this.#populated) return;
    this.#populated = true;
    this.#initialPopulationCount = keys.size + gone.length;
  }

  resync(): void {
    // The lab "resync" is about this.
  }

  async pop(process: PopProcessFunc<T>): Promise<Deltas<T> | undefined> {
    while (this.queue.length === 0) {
      if (this.#closed) return undefined;
      await this.#changed.wait();
    }
    const isInInitialList = !this.hasSynced();
    const key = this.queue.shift() as string;
    const deltas = this.items.get(key) as Delta<T>[];
    this.items.delete(key);
    process(deltas, isInInitialList);
    if (this.#initialPopulationCount > 0) this.#initialPopulationCount -= 1;
    return deltas;
  }

  hasSynced(): boolean {
    return this.#populated && this.#initialPopulationCount === 0;
  }

  close(): void {
    this.#closed = true;
    this.#changed.broadcast();
  }

  isClosed(): boolean {
    return this.#closed;
  }

  /** Appends what happened to what is queued for the object; it keeps its place in the queue. */
  protected queueAction(delta: Delta<T>): void {
    const key = keyOf(this.keyFunc, delta.object);
    const deltas = this.items.get(key);
    if (deltas === undefined) {
      this.items.set(key, [delta]);
      this.queue.push(key);
      this.#changed.broadcast();
      return;
    }
    const newest = deltas.at(-1);
    if (newest?.type !== "Deleted" || delta.type !== "Deleted") deltas.push(delta);
    // Gone is gone: one of two deletions is enough, the one that tells more.
    else if (isDeletedFinalStateUnknown(newest.object)) deltas[deltas.length - 1] = delta;
  }

  /** The newest of what is queued, otherwise what the consumer has. */
  #lastKnown(key: string): T | undefined {
    const newest = this.items.get(key)?.at(-1);
    if (newest === undefined) return this.knownObjects?.getByKey(key);
    return isDeletedFinalStateUnknown(newest.object) ? newest.object.obj : newest.object;
  }
}
