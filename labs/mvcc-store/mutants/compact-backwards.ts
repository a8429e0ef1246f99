// mutant-of: store.ts
// killed-by: store.compact-refuses
// mistake: A compaction may be repeated, or go back: afterwards the store claims to know revisions that it has deleted.
import type {
  Clock, DeleteRangeRequest, DeleteRangeResponse, EtcdEvent, KV, KeyRange, KeyValue, PutRequest, PutResponse, RangeRequest, RangeResponse,
} from "@reconcile/api";
import { Backend, type Revision } from "./backend";
import { etcdError } from "./errors";
import type { KeyIndex } from "./key_index";
import { contains } from "./key_range";
import { SortedMap } from "./sorted_map";
import { WriteTxn } from "./write_txn";

export interface StoreConfig {
  readonly clock: Clock;
}

export class Store implements Omit<KV, "txn"> {
  readonly index = new SortedMap<KeyIndex>();
  readonly backend = new Backend();
  currentRevision = 1;
  compactRevision = -1;
  protected readonly clock: Clock;

  constructor({ clock }: StoreConfig) {
    this.clock = clock;
  }

  range(request: RangeRequest): RangeResponse {
    this.checkRange(request);
    return this.rangeAt(request, this.currentRevision);
  }

  rangeAt(request: RangeRequest, now: number): RangeResponse {
    const { revision = 0 } = request;
    const kvs = this.kvsAt(request, revision > 0 ? revision : now);
    const limit = request.limit || kvs.length;
    return {
      header: { revision: now },
      kvs: request.countOnly ? [] : kvs.slice(0, limit),
      more: !request.countOnly && kvs.length > limit,
      count: kvs.length,
    };
  }

  kvsAt(range: KeyRange, revision: number): KeyValue[] {
    const kvs: KeyValue[] = [];
    for (const [key, keyIndex] of this.index.ascend(range.key)) {
      if (!contains(range, key)) break;
      const state = keyIndex.get(revision);
      if (state) kvs.push(this.backend.get(state.modified).kv);
    }
    return kvs;
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
    if (revision > this.currentRevision) throw etcdError("ErrFutureRev");
    this.compactRevision = revision;
    const available = new Set<Revision>();
    const empty: string[] = [];
    for (const [key, keyIndex] of this.index.ascend()) {
      keyIndex.compact(revision, available);
      if (keyIndex.isEmpty) empty.push(key);
    }
    for (const key of empty) this.index.delete(key);
    this.backend.compact(revision, (stored) => available.has(stored));
  }

  write<T>(body: (txn: WriteTxn) => T): T {
    const txn = new WriteTxn(this);
    const result = body(txn);
    if (txn.events.length > 0) {
      this.currentRevision = txn.revision;
      this.committed(txn.events);
    }
    return result;
  }

  protected checkRange({ key, revision = 0 }: RangeRequest): void {
    this.checkKey({ key });
    if (revision > this.currentRevision) throw etcdError("ErrFutureRev");
    if (revision > 0 && revision < this.compactRevision) throw etcdError("ErrCompacted");
  }

  protected checkPut(request: PutRequest): void {
    this.checkKey(request);
  }

  protected checkKey({ key }: { readonly key: string }): void {
    if (key === "") throw etcdError("ErrEmptyKey");
  }

  protected committed(events: readonly EtcdEvent[]): void {}
}
