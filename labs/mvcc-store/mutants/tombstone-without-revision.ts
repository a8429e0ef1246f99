// mutant-of: write_txn.ts
// killed-by: store.committed
// mistake: The event of a deletion carries the revision of the last put: whoever resumes from it hears of the deletion for ever.
import type {
  DeleteRangeRequest, DeleteRangeResponse, EtcdEvent, PutRequest, PutResponse, RangeRequest, RangeResponse,
} from "@reconcile/api";
import { KeyIndex } from "./key_index";
import type { Store } from "./store";

export class WriteTxn {
  readonly revision: number;
  readonly events: EtcdEvent[] = [];
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    this.revision = store.currentRevision + 1;
  }

  private get now(): number {
    return this.events.length > 0 ? this.revision : this.store.currentRevision;
  }

  range(request: RangeRequest): RangeResponse {
    return this.store.rangeAt(request, this.now);
  }

  put({ key, value, lease = 0, prevKv }: PutRequest): PutResponse {
    const [before] = this.store.rangeAt({ key }, this.now).kvs;
    const kv = {
      key,
      value,
      createRevision: before ? before.createRevision : this.revision,
      modRevision: this.revision,
      version: before ? before.version + 1 : 1,
      lease,
    };
    const revision = { main: this.revision, sub: this.events.length };
    const keyIndex = this.store.index.get(key) ?? new KeyIndex();
    keyIndex.put(revision);
    this.store.index.set(key, keyIndex);
    this.store.backend.append({ revision, kv, tombstone: false });
    this.events.push({ type: "PUT", kv, ...(before ? { prevKv: before } : {}) });
    return { header: { revision: this.now }, ...(prevKv && before ? { prevKv: before } : {}) };
  }

  deleteRange({ prevKv, ...range }: DeleteRangeRequest): DeleteRangeResponse {
    const { kvs } = this.store.rangeAt(range, this.now);
    for (const before of kvs) {
      const { key } = before;
      const revision = { main: this.revision, sub: this.events.length };
      const kv = { key, value: "", createRevision: 0, modRevision: before.modRevision, version: 0, lease: 0 };
      this.store.index.get(key)?.tombstone(revision);
      this.store.backend.append({ revision, kv, tombstone: true });
      this.events.push({ type: "DELETE", kv, prevKv: before });
    }
    return { header: { revision: this.now }, deleted: kvs.length, prevKvs: prevKv ? kvs : [] };
  }
}
