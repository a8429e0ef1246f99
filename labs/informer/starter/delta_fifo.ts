import {
  isDeletedFinalStateUnknown, type DeletedFinalStateUnknown, type Delta, type Deltas, type KeyFunc, type KeyListerGetter,
  type PopProcessFunc, type Queue,
} from "@reconcile/api";
import { Condition } from "./condition";
import { keyOf } from "./tombstone";

export interface DeltaFIFOOptions<T> {
  readonly keyFunc: KeyFunc<T>;
  /**
   * What the consumer of the queue has: the informer's store. Without it only
   * what is queued is known.
   */
  readonly knownObjects?: KeyListerGetter<T>;
}

/**
 * Stage 2. Changes, queued by the object they belong to. A key is in the queue
 * once; all that happens to its object meanwhile is gathered under it.
 */
export class DeltaFIFO<T> implements Queue<T> {
  protected readonly keyFunc: KeyFunc<T>;
  protected readonly knownObjects: KeyListerGetter<T> | undefined;

  // As in client-go. You may change these; with these names the trace shows
  // what is in them.

  /** What happened to each object, by its key, the oldest first. */
  protected readonly items = new Map<string, Delta<T>[]>();
  /** The keys in the order in which they are popped. */
  protected readonly queue: string[] = [];

  /** Wait here for something to change, and signal here when it has. */
  protected readonly changed = new Condition();

  constructor({ keyFunc, knownObjects }: DeltaFIFOOptions<T>) {
    this.keyFunc = keyFunc;
    this.knownObjects = knownObjects;
  }

  add(obj: T): void {
    throw new Error("not written yet: DeltaFIFO.add");
  }

  update(obj: T): void {
    throw new Error("not written yet: DeltaFIFO.update");
  }

  delete(obj: T | DeletedFinalStateUnknown<T>): void {
    throw new Error("not written yet: DeltaFIFO.delete");
  }

  replace(list: readonly T[], resourceVersion: string): void {
    throw new Error("not written yet: DeltaFIFO.replace");
  }

  resync(): void {
    // Leave this empty: the lab "resync" is about it.
  }

  async pop(process: PopProcessFunc<T>): Promise<Deltas<T> | undefined> {
    throw new Error("not written yet: DeltaFIFO.pop");
  }

  hasSynced(): boolean {
    throw new Error("not written yet: DeltaFIFO.hasSynced");
  }

  close(): void {
    throw new Error("not written yet: DeltaFIFO.close");
  }

  isClosed(): boolean {
    throw new Error("not written yet: DeltaFIFO.isClosed");
  }
}
