import type { Compare, CompareResult, Etcd, Json, KeyRange, Random, RangeRequest, RequestOp, TxnRequest } from "@reconcile/api";

/** One call to a store, as data. Leases have the ids 1 to 3. */
export type Op =
  | { readonly kind: "range"; readonly request: RangeRequest }
  | { readonly kind: "put"; readonly key: string; readonly value: string; readonly lease: number }
  | { readonly kind: "deleteRange"; readonly range: KeyRange }
  | { readonly kind: "txn"; readonly request: TxnRequest }
  | { readonly kind: "compact"; readonly revision: number }
  | { readonly kind: "grant"; readonly id: number; readonly ttl: number }
  | { readonly kind: "revoke" | "keepAliveOnce" | "timeToLive"; readonly id: number };

const keys = ["a", "a/1", "a/2", "b", "c"];
const ends = ["", "", "", "a0", "b", "c", "d", "\0"];
const results: readonly CompareResult[] = ["=", "!=", "<", ">"];

/** A call that may well be refused: revisions are drawn from a little before what is kept to a little after `revision`, the store's. */
export function randomOp(random: Random, revision: number): Op {
  const kind = random.pick(["range", "range", "put", "put", "put", "put", "put", "deleteRange", "txn", "txn", "txn", "compact", "grant", "revoke", "keepAliveOnce", "timeToLive"] as const);
  switch (kind) {
    case "range": return { kind, request: { ...randomRange(random), revision: randomRevision(random, revision), limit: random.int(0, 3), countOnly: random.int(0, 9) === 0 } };
    case "put": return { kind, key: random.pick(keys), value: String(random.int(0, 9)), lease: randomLease(random) };
    case "deleteRange": return { kind, range: randomRange(random) };
    case "txn": return { kind, request: randomTxn(random, revision) };
    case "compact": return { kind, revision: revision - random.int(-1, 12) };
    case "grant": return { kind, id: random.int(1, 3), ttl: random.int(1, 9) * 1_000 };
    default: return { kind, id: random.int(1, 3) };
  }
}

/** Makes the call; what it answers, or the name of what it throws. Errors of other kinds go on. */
export function perform(store: Omit<Etcd, "watch">, op: Op): Json {
  try {
    return answer(store, op) as Json;
  } catch (error) {
    if (error instanceof Error && /^Err[A-Z]/.test(error.name)) return error.name;
    throw error;
  }
}

function answer(store: Omit<Etcd, "watch">, op: Op): unknown {
  switch (op.kind) {
    case "range": return store.range(op.request);
    case "put": return store.put({ key: op.key, value: op.value, lease: op.lease, prevKv: true });
    case "deleteRange": return store.deleteRange({ ...op.range, prevKv: true });
    case "txn": return store.txn(op.request);
    case "compact": return store.compact(op.revision) ?? null;
    case "grant": return store.grant(op.ttl, op.id);
    case "revoke": return store.revoke(op.id) ?? null;
    case "keepAliveOnce": return store.keepAliveOnce(op.id) ?? null;
    case "timeToLive": return store.timeToLive(op.id);
  }
}

export function randomRange(random: Random): KeyRange {
  const rangeEnd = random.pick(ends);
  return { key: random.pick(keys), ...(rangeEnd !== "" && { rangeEnd }) };
}

function randomRevision(random: Random, revision: number): number {
  return random.int(0, 2) === 0 ? 0 : revision - random.int(-1, 10);
}

function randomLease(random: Random): number {
  return random.int(0, 2) === 0 ? random.int(1, 3) : 0;
}

function randomTxn(random: Random, revision: number): TxnRequest {
  return {
    compare: Array.from({ length: random.int(0, 2) }, () => randomCompare(random, revision)),
    success: randomList(random, revision),
    failure: randomList(random, revision),
  };
}

function randomList(random: Random, revision: number): RequestOp[] {
  return Array.from({ length: random.int(0, 4) }, () => {
    switch (random.int(0, 4)) {
      case 0: return { requestRange: { ...randomRange(random), revision: random.int(0, 4) === 0 ? randomRevision(random, revision) : 0 } };
      case 1: return { requestDeleteRange: { ...randomRange(random), prevKv: true } };
      default: return { requestPut: { key: random.pick(keys), value: String(random.int(0, 9)), lease: random.int(0, 3) === 0 ? randomLease(random) : 0, prevKv: true } };
    }
  });
}

function randomCompare(random: Random, revision: number): Compare {
  const question = { ...(random.int(0, 3) === 0 ? randomRange(random) : { key: random.pick(keys) }), result: random.pick(results) };
  switch (random.int(0, 4)) {
    case 0: return { ...question, target: "value", value: String(random.int(0, 9)) };
    case 1: return { ...question, target: "version", version: random.int(0, 3) };
    case 2: return { ...question, target: "create", createRevision: random.int(0, 1) * (revision - random.int(0, 6)) };
    case 3: return { ...question, target: "mod", modRevision: random.int(0, 1) * (revision - random.int(0, 6)) };
    default: return { ...question, target: "lease", lease: random.int(0, 3) };
  }
}
