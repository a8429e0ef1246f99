// mutant-of: store.ts
// killed-by: store.compact-frees
// mistake: Compaction forgets in the index only: the backend grows until the disk is full, and etcd takes no more writes.
import type {
  Clock, DeleteRangeRequest, DeleteRangeResponse, EtcdEvent, KV, PutRequest, PutResponse, RangeRequest, RangeResponse,
} from "@reconcile/api";
import { Backend, type Revision } from "./backend";
import { etcdError } from "./errors";
import type { KeyIndex, KeyState } from "./key_index";
import { contains } from "./key_range";
import { SortedMap } from "./sorted_map";
import { WriteTxn } from "./write_txn";

/** What a store is made with. */
export interface StoreConfig {
  /** The store's only source of time. */
  readonly clock: Clock;
}

/** Keys and values with all their revisions (etcd's server/storage/mvcc/kvstore.go): an index in memory, and a backend in the order of revisions. */
export class Store implements Omit<KV, "txn"> {
  readonly index = new SortedMap<KeyIndex>();
  readonly backend = new Backend();
  /** The revision of the last change. A new store has 1. */
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

  compact(revision: number): void {
    if (revision <= this.compactRevision) throw etcdError("ErrCompacted");
    if (revision > this.currentRevision) throw etcdError("ErrFutureRev");
    this.compactRevision = revision;
    for (const [key, keyIndex] of [...this.index.ascend()]) {
      keyIndex.compact(revision, new Set<Revision>());
      if (keyIndex.isEmpty) this.index.delete(key);
    }
  }

  /** One write transaction: what `body` changes has one revision, the next. Checks must be over before, for nothing is taken back. */
  write<T>(body: (txn: WriteTxn) => T): T {
    const txn = new WriteTxn(this);
    const result = body(txn);
    if (txn.events.length > 0) {
      this.currentRevision = txn.revision;
      this.committed(txn.events);
    }
    return result;
  }

  /**
   * A range whose request was checked before. `now` is the store's revision as whoever asks sees it: inside of a write transaction that has changed
   * something it is one more than `currentRevision`.
   */
  rangeAt({ limit = 0, revision = 0, countOnly = false, ...range }: RangeRequest, now: number): RangeResponse {
    const found: KeyState[] = [];
    for (const [key, keyIndex] of this.index.ascend(range.key)) {
      // Keys ascend: after the first that is not in the range, none is.
      if (!contains(range, key)) break;
      const state = keyIndex.get(revision > 0 ? revision : now);
      if (state !== undefined) found.push(state);
    }
    const wanted = countOnly ? [] : limit > 0 ? found.slice(0, limit) : found;
    return {
      header: { revision: now },
      kvs: wanted.map(({ modified }) => this.backend.get(modified).kv),
      more: !countOnly && wanted.length < found.length,
      count: found.length,
    };
  }

  /** Throws if the range cannot be answered. */
  protected checkRange({ key, revision = 0 }: RangeRequest): void {
    this.checkKey({ key });
    if (revision > this.currentRevision) throw etcdError("ErrFutureRev");
    if (revision > 0 && revision < this.compactRevision) throw etcdError("ErrCompacted");
  }

  /** Throws if the put cannot be carried out. */
  protected checkPut(request: PutRequest): void {
    this.checkKey(request);
  }

  protected checkKey({ key }: { readonly key: string }): void {
    if (key === "") throw etcdError("ErrEmptyKey");
  }

  /** Called after each write transaction that has changed something, with its changes in order. Further stages override it. */
  protected committed(_events: readonly EtcdEvent[]): void {}
}
