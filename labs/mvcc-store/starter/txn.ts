import type { KV, TxnRequest, TxnResponse } from "@reconcile/api";
import { etcdError } from "./errors";
import { contains } from "./key_range";
import { Store } from "./store";

/** At most so many comparisons, and so many operations in each list. */
const maxTxnOps = 128;

/** Stage 3. A store with transactions. */
export class TxnStore extends Store implements KV {
  txn(request: TxnRequest): TxnResponse {
    throw new Error("not written yet: TxnStore.txn");
  }
}
