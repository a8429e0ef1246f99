import type {
  Clock, DeleteRangeRequest, DeleteRangeResponse, EtcdEvent, KV, PutRequest, PutResponse, RangeRequest, RangeResponse,
} from "@reconcile/api";
import { Backend } from "./backend";
import { etcdError } from "./errors";
import type { KeyIndex } from "./key_index";
import { SortedMap } from "./sorted_map";
import { WriteTxn } from "./write_txn";

/** What a store is made with. */
export interface StoreConfig {
  /** The store's only source of time. */
  readonly clock: Clock;
}

/**
 * Stage 2, with write_txn.ts. Keys and values with all their revisions. Hover
 * over a method (or KV) to read what it promises and throws.
 */
export class Store implements Omit<KV, "txn"> {
  // With these names the trace shows what is in the store.

  /** What is known of each key. */
  readonly index = new SortedMap<KeyIndex>();
  /** Every change, by revision. */
  readonly backend = new Backend();
  /** The revision of the last change. */
  currentRevision = 1;
  /** The revision of the last compaction. */
  compactRevision = -1;

  protected readonly clock: Clock;

  constructor({ clock }: StoreConfig) {
    this.clock = clock;
  }

  range(request: RangeRequest): RangeResponse {
    this.checkRange(request);
    return this.rangeAt(request, this.currentRevision);
  }

  put(request: PutRequest): PutResponse {
    this.checkPut(request);
    return this.write((txn) => txn.put(request));
  }

  deleteRange(request: DeleteRangeRequest): DeleteRangeResponse {
    this.checkKey(request);
    return this.write((txn) => txn.deleteRange(request));
  }

  /**
   * A range whose request was checked before. `now` is the store's revision
   * as whoever asks sees it: inside of a write transaction that has changed
   * something it is one more than `currentRevision`.
   */
  rangeAt(request: RangeRequest, now: number): RangeResponse {
    throw new Error("not written yet: Store.rangeAt");
  }

  compact(revision: number): void {
    throw new Error("not written yet: Store.compact");
  }

  /**
   * One write transaction. If `body` has changed something, the store is one
   * revision further, and `committed` is called with the changes.
   */
  write<T>(body: (txn: WriteTxn) => T): T {
    const txn = new WriteTxn(this);
    throw new Error("not written yet: Store.write");
  }

  /** Throws if the range cannot be answered. */
  protected checkRange({ key, revision = 0 }: RangeRequest): void {
    this.checkKey({ key });
    throw new Error("not written yet: Store.checkRange");
  }

  /** Throws if the put cannot be carried out. Stage 5 asks more. */
  protected checkPut(request: PutRequest): void {
    this.checkKey(request);
  }

  protected checkKey({ key }: { readonly key: string }): void {
    if (key === "") throw etcdError("ErrEmptyKey");
  }

  /**
   * Called after each write transaction that has changed something, with its
   * changes in order. Stages 4 and 5 override it.
   */
  protected committed(events: readonly EtcdEvent[]): void {}
}
