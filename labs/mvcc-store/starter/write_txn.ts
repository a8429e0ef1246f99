import type {
  DeleteRangeRequest, DeleteRangeResponse, EtcdEvent, PutRequest, PutResponse, RangeRequest, RangeResponse,
} from "@reconcile/api";
import type { Store } from "./store";

/**
 * Stage 2, with store.ts. A write transaction in progress. Whatever it changes
 * has the same main revision, the one after the store's; `sub` counts the
 * changes.
 */
export class WriteTxn {
  /** The main revision of what is changed here. */
  readonly revision: number;
  /**
   * What was changed so far, in order. Give each its `prevKv` (if the key
   * existed), whoever asks: watches and leases will need it.
   */
  readonly events: EtcdEvent[] = [];
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    this.revision = store.currentRevision + 1;
  }

  /** Sees what was changed in this transaction before. */
  range(request: RangeRequest): RangeResponse {
    throw new Error("not written yet: WriteTxn.range");
  }

  put(request: PutRequest): PutResponse {
    throw new Error("not written yet: WriteTxn.put");
  }

  deleteRange(request: DeleteRangeRequest): DeleteRangeResponse {
    throw new Error("not written yet: WriteTxn.deleteRange");
  }
}
