// mutant-of: write_txn.ts
// killed-by: store.committed
// mistake: The event of a deletion has prevKv only if the response was to have it: watches and leases never learn what was deleted.
import type {
  DeleteRangeRequest, DeleteRangeResponse, EtcdEvent, PutRequest, PutResponse, RangeRequest, RangeResponse,
} from "@reconcile/api";
import type { Revision } from "./backend";
import { KeyIndex } from "./key_index";
import type { Store } from "./store";

/**
 * A write transaction in progress (etcd's server/storage/mvcc/kvstore_txn.go). It writes to the index and the backend at once, at the revision
 * after the store's, where only the transaction itself looks before the store's revision has moved on.
 */
export class WriteTxn {
  /** The revision of what is changed here. */
  readonly revision: number;
  /** What was changed so far, each with the key as it was before. */
  readonly events: EtcdEvent[] = [];
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    this.revision = store.currentRevision + 1;
  }

  range(request: RangeRequest): RangeResponse {
    return this.#store.rangeAt(request, this.#now);
  }

  put({ key, value, lease = 0, prevKv: wanted = false }: PutRequest): PutResponse {
    const { index } = this.#store;
    let keyIndex = index.get(key);
    if (keyIndex === undefined) index.set(key, keyIndex = new KeyIndex());
    const before = keyIndex.get(this.revision);
    const prevKv = before && this.#store.backend.get(before.modified).kv;
    const revision = this.#next();
    keyIndex.put(revision);
    this.#append({ type: "PUT", ...(prevKv && { prevKv }), kv: {
      key, value, lease,
      createRevision: before?.created.main ?? this.revision,
      modRevision: this.revision,
      version: (before?.version ?? 0) + 1,
    } }, revision);
    return { header: { revision: this.revision }, ...(wanted && prevKv && { prevKv }) };
  }

  deleteRange({ prevKv: wanted = false, ...range }: DeleteRangeRequest): DeleteRangeResponse {
    const prevKvs = this.#store.rangeAt(range, this.#now).kvs;
    for (const prevKv of prevKvs) {
      const revision = this.#next();
      this.#store.index.get(prevKv.key)?.tombstone(revision);
      this.#append({ type: "DELETE", ...(wanted && { prevKv }), kv: {
        key: prevKv.key, value: "", createRevision: 0, modRevision: this.revision, version: 0, lease: 0,
      } }, revision);
    }
    return { header: { revision: this.#now }, deleted: prevKvs.length, prevKvs: wanted ? prevKvs : [] };
  }

  /** Where the transaction sees the store: at its own revision once it has changed something. */
  get #now(): number {
    return this.events.length > 0 ? this.revision : this.#store.currentRevision;
  }

  #next(): Revision {
    return { main: this.revision, sub: this.events.length };
  }

  #append(event: EtcdEvent, revision: Revision): void {
    this.#store.backend.append({ revision, kv: event.kv, tombstone: event.type === "DELETE" });
    this.events.push(event);
  }
}
