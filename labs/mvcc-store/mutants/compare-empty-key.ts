// mutant-of: txn.ts
// killed-by: txn.refuses
// mistake: A comparison of the empty key is answered, as one of a key that does not exist.
import type { Compare, KV, KeyValue, RequestOp, ResponseOp, TxnRequest, TxnResponse } from "@reconcile/api";
import { etcdError } from "./errors";
import { contains } from "./key_range";
import { Store } from "./store";
import type { WriteTxn } from "./write_txn";

/** At most so many comparisons, and so many operations in each list (etcd's --max-txn-ops). */
export const maxTxnOps = 128;

/** A store with transactions (etcd's server/etcdserver/txn/txn.go and api/v3rpc/key.go). */
export class TxnStore extends Store implements KV {
  txn({ compare = [], success = [], failure = [] }: TxnRequest): TxnResponse {
    if (Math.max(compare.length, success.length, failure.length) > maxTxnOps) throw etcdError("ErrTooManyOps");
    for (const list of [success, failure]) {
      for (const op of list) this.checkKey(requestOf(op));
      checkDuplicates(list);
    }

    const succeeded = compare.every((comparison) => this.#holds(comparison));
    const ops = succeeded ? success : failure;
    // All that can go wrong is asked before anything is changed.
    for (const op of ops) {
      if ("requestRange" in op) this.checkRange(op.requestRange);
      if ("requestPut" in op) this.checkPut(op.requestPut);
    }
    return this.write((txn) => {
      const responses = ops.map((op) => carryOut(txn, op));
      return { header: { revision: txn.events.length > 0 ? txn.revision : this.currentRevision }, succeeded, responses };
    });
  }

  #holds(compare: Compare): boolean {
    const { key, rangeEnd = "" } = compare;
    const { kvs } = this.rangeAt({ key, rangeEnd }, this.currentRevision);
    if (kvs.length > 0) return kvs.every((kv) => holdsFor(compare, kv));
    // Nothing is there: its numbers are 0. It has no value, so not even "!=" holds of it.
    return compare.target !== "value" && holdsFor(compare, absent);
  }
}

const absent: KeyValue = { key: "", value: "", createRevision: 0, modRevision: 0, version: 0, lease: 0 };

function holdsFor(compare: Compare, kv: KeyValue): boolean {
  switch (compare.target) {
    case "value": return relates(kv.value, compare.value, compare);
    case "version": return relates(kv.version, compare.version, compare);
    case "create": return relates(kv.createRevision, compare.createRevision, compare);
    case "mod": return relates(kv.modRevision, compare.modRevision, compare);
    case "lease": return relates(kv.lease, compare.lease, compare);
  }
}

function relates<T extends string | number>(actual: T, given: T, { result }: Compare): boolean {
  switch (result) {
    case "=": return actual === given;
    case "!=": return actual !== given;
    case "<": return actual < given;
    case ">": return actual > given;
  }
}

function requestOf(op: RequestOp): { readonly key: string } {
  if ("requestRange" in op) return op.requestRange;
  return "requestPut" in op ? op.requestPut : op.requestDeleteRange;
}

/** A list may put a key only once, and not put what it deletes: both would happen at the same revision. */
function checkDuplicates(list: readonly RequestOp[]): void {
  const deletes = list.flatMap((op) => "requestDeleteRange" in op ? [op.requestDeleteRange] : []);
  const puts = new Set<string>();
  for (const op of list) {
    if (!("requestPut" in op)) continue;
    const { key } = op.requestPut;
    if (puts.has(key) || deletes.some((range) => contains(range, key))) throw etcdError("ErrDuplicateKey");
    puts.add(key);
  }
}

function carryOut(txn: WriteTxn, op: RequestOp): ResponseOp {
  if ("requestRange" in op) return { responseRange: txn.range(op.requestRange) };
  if ("requestPut" in op) return { responsePut: txn.put(op.requestPut) };
  return { responseDeleteRange: txn.deleteRange(op.requestDeleteRange) };
}
