// mutant-of: txn.ts
// killed-by: txn.all
// mistake: One comparison that holds is enough: of two locks that must be held, one will do.
import type { Compare, KV, KeyValue, RequestOp, ResponseOp, TxnRequest, TxnResponse } from "@reconcile/api";
import { etcdError } from "./errors";
import { contains } from "./key_range";
import { Store } from "./store";

const maxTxnOps = 128;

export class TxnStore extends Store implements KV {
  txn({ compare = [], success = [], failure = [] }: TxnRequest): TxnResponse {
    for (const list of [compare, success, failure]) if (list.length > maxTxnOps) throw etcdError("ErrTooManyOps");
    for (const question of compare) this.checkKey(question);
    this.checkList(success);
    this.checkList(failure);
    const succeeded = compare.length === 0 || compare.some((question) => this.holds(question));
    const ops = succeeded ? success : failure;
    for (const op of ops) {
      if ("requestRange" in op) this.range(op.requestRange);
      if ("requestPut" in op) this.checkPut(op.requestPut);
    }
    const responses = this.write((txn) => ops.map((op): ResponseOp => {
      if ("requestRange" in op) return { responseRange: txn.range(op.requestRange) };
      if ("requestPut" in op) return { responsePut: txn.put(op.requestPut) };
      return { responseDeleteRange: txn.deleteRange(op.requestDeleteRange) };
    }));
    return { header: { revision: this.currentRevision }, succeeded, responses };
  }

  private checkList(ops: readonly RequestOp[]): void {
    const puts: string[] = [];
    for (const op of ops) {
      if ("requestRange" in op) this.checkKey(op.requestRange);
      if ("requestDeleteRange" in op) this.checkKey(op.requestDeleteRange);
      if (!("requestPut" in op)) continue;
      this.checkKey(op.requestPut);
      puts.push(op.requestPut.key);
    }
    if (new Set(puts).size < puts.length) throw etcdError("ErrDuplicateKey");
    for (const op of ops) {
      if ("requestDeleteRange" in op && puts.some((key) => contains(op.requestDeleteRange, key))) throw etcdError("ErrDuplicateKey");
    }
  }

  private holds(question: Compare): boolean {
    const { key, rangeEnd = "" } = question;
    const { kvs } = this.range({ key, rangeEnd });
    if (kvs.length === 0) return question.target !== "value" && this.compare(question, undefined);
    return kvs.every((kv) => this.compare(question, kv));
  }

  private compare(question: Compare, kv: KeyValue | undefined): boolean {
    const order = orderOf(question, kv);
    if (question.result === "=") return order === 0;
    if (question.result === "!=") return order !== 0;
    return question.result === "<" ? order < 0 : order > 0;
  }
}

function orderOf(question: Compare, kv: KeyValue | undefined): number {
  switch (question.target) {
    case "value": return kv!.value < question.value ? -1 : kv!.value > question.value ? 1 : 0;
    case "version": return (kv?.version ?? 0) - question.version;
    case "create": return (kv?.createRevision ?? 0) - question.createRevision;
    case "mod": return (kv?.modRevision ?? 0) - question.modRevision;
    case "lease": return (kv?.lease ?? 0) - question.lease;
  }
}
