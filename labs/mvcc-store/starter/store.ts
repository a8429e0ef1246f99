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
    throw new Error("not written yet: Store.range");
  }

  put(request: PutRequest): PutResponse {
    this.checkPut(request);
    return this.write((txn) => txn.put(request));
  }

  deleteRange(request: DeleteRangeRequest): DeleteRangeResponse {
    this.checkKey(request);
    return this.write((txn) => txn.deleteRange(request));
  }

  compact(revision: number): void {
    throw new Error("not written yet: Store.compact");
  }

  /**
   * One write transaction. If `body` has changed something, the store is one
   * revision further, and `committed` is called with the changes.
   */
  write<T>(body: (txn: WriteTxn) => T): T {
    throw new Error("not written yet: Store.write");
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
