import type {
  Compare, DeleteRangeRequest, DeleteRangeResponse, Etcd, EtcdErrorName, EtcdEvent, KeyRange, KeyValue, LeaseStatus, PutRequest, PutResponse, RangeRequest,
  RangeResponse, RequestOp, ResponseOp, TxnRequest, TxnResponse,
} from "@reconcile/api";

type State = ReadonlyMap<string, KeyValue>;

/** What a whole store is at some time: every state it has been in, whole, by revision. */
interface World {
  readonly states: readonly State[];
  readonly events: readonly EtcdEvent[];
}

/**
 * etcd as simple as it can be said, to prove the reference by: each revision is a copy of the whole map, a transaction works on copies and is
 * thrown away if it fails, nothing is ever forgotten, and a lease's keys are those that say so. It shares no code with the reference.
 */
export class Model implements Omit<Etcd, "watch"> {
  #world: World = { states: [new Map(), new Map()], events: [] };
  #leases = new Map<number, { readonly ttl: number; expiresAt: number }>();
  #now = 0;
  compacted = -1;

  get revision(): number {
    return this.#world.states.length - 1;
  }

  get events(): readonly EtcdEvent[] {
    return this.#world.events;
  }

  range(request: RangeRequest): RangeResponse {
    return this.#range(this.#world.states, request, this.revision);
  }

  put(request: PutRequest): PutResponse {
    return this.#attempt((draft) => this.#put(draft, request));
  }

  deleteRange(request: DeleteRangeRequest): DeleteRangeResponse {
    return this.#attempt((draft) => this.#delete(draft, request));
  }

  txn({ compare = [], success = [], failure = [] }: TxnRequest): TxnResponse {
    if ([compare, success, failure].some((list) => list.length > 128)) fail("ErrTooManyOps");
    for (const list of [success, failure]) {
      for (const [i, op] of list.entries()) {
        if (!("requestPut" in op)) continue;
        const { key } = op.requestPut;
        if (list.some((other, j) => i !== j && ("requestPut" in other ? other.requestPut.key === key : "requestDeleteRange" in other && isIn(other.requestDeleteRange, key)))) fail("ErrDuplicateKey");
      }
    }
    const current = this.#world.states[this.revision]!;
    const succeeded = compare.every((question) => {
      const asked = [...current.values()].filter(({ key }) => isIn(question, key));
      return asked.length > 0 ? asked.every((kv) => holds(question, kv)) : holds(question, undefined);
    });
    return this.#attempt((draft) => {
      const responses = (succeeded ? success : failure).map((op) => this.#apply(draft, op));
      return { header: { revision: draft.revision() }, succeeded, responses };
    });
  }

  compact(revision: number): void {
    if (revision <= this.compacted) fail("ErrCompacted");
    if (revision > this.revision) fail("ErrFutureRev");
    this.compacted = revision;
  }

  grant(ttl: number, id: number): number {
    if (this.#leases.has(id)) fail("ErrLeaseExist");
    this.#leases.set(id, { ttl, expiresAt: this.#now + ttl });
    return id;
  }

  revoke(id: number): void {
    this.#lease(id);
    this.#leases.delete(id);
    const keys = [...this.#world.states[this.revision]!.values()].filter(({ lease }) => lease === id).map(({ key }) => key).sort();
    this.#attempt((draft) => keys.map((key) => this.#delete(draft, { key })));
  }

  keepAliveOnce(id: number): void {
    const lease = this.#lease(id);
    lease.expiresAt = this.#now + lease.ttl;
  }

  timeToLive(id: number): LeaseStatus {
    const { ttl, expiresAt } = this.#lease(id);
    const keys = [...this.#world.states[this.revision]!.values()].filter(({ lease }) => lease === id).map(({ key }) => key).sort();
    return { id, ttl: expiresAt - this.#now, grantedTTL: ttl, keys };
  }

  leases(): readonly number[] {
    return [...this.#leases.keys()].sort((a, b) => a - b);
  }

  /** Time passes, and with it leases. No two may run out in the same millisecond: which is first is left open. */
  advanceTo(time: number): void {
    for (;;) {
      const next = [...this.#leases].filter(([, { expiresAt }]) => expiresAt <= time).sort((a, b) => a[1].expiresAt - b[1].expiresAt)[0];
      if (next === undefined) break;
      this.#now = next[1].expiresAt;
      this.revoke(next[0]);
    }
    this.#now = time;
  }

  /** When each lease runs out. */
  expiries(): number[] {
    return [...this.#leases.values()].map(({ expiresAt }) => expiresAt);
  }

  #lease(id: number): { readonly ttl: number; expiresAt: number } {
    return this.#leases.get(id) ?? fail("ErrLeaseNotFound");
  }

  #attempt<T>(body: (draft: Draft) => T): T {
    const draft = new Draft(this.#world);
    const result = body(draft);
    this.#world = draft.world();
    return result;
  }

  #apply(draft: Draft, op: RequestOp): ResponseOp {
    if ("requestRange" in op) {
      if ((op.requestRange.revision ?? 0) > this.revision) fail("ErrFutureRev");
      return { responseRange: this.#range(draft.states(), op.requestRange, draft.revision()) };
    }
    if ("requestPut" in op) return { responsePut: this.#put(draft, op.requestPut) };
    return { responseDeleteRange: this.#delete(draft, op.requestDeleteRange) };
  }

  #range(states: readonly State[], { key, rangeEnd, revision = 0, limit = 0, countOnly = false }: RangeRequest, current: number): RangeResponse {
    if (key === "") fail("ErrEmptyKey");
    if (revision > current) fail("ErrFutureRev");
    if (revision > 0 && revision < this.compacted) fail("ErrCompacted");
    const found = [...states[revision > 0 ? revision : current]!.values()].filter((kv) => isIn({ key, ...(rangeEnd !== undefined && { rangeEnd }) }, kv.key)).sort((a, b) => (a.key < b.key ? -1 : 1));
    const kvs = countOnly ? [] : found.slice(0, limit > 0 ? limit : found.length);
    return { header: { revision: current }, kvs, more: !countOnly && kvs.length < found.length, count: found.length };
  }

  #put(draft: Draft, { key, value, lease = 0, prevKv: wanted = false }: PutRequest): PutResponse {
    if (key === "") fail("ErrEmptyKey");
    if (lease !== 0) this.#lease(lease);
    const prevKv = draft.state().get(key);
    draft.change({ type: "PUT", ...(prevKv && { prevKv }), kv: {
      key, value, createRevision: prevKv?.createRevision ?? draft.writes, modRevision: draft.writes, version: (prevKv?.version ?? 0) + 1, lease,
    } });
    return { header: { revision: draft.revision() }, ...(wanted && prevKv && { prevKv }) };
  }

  #delete(draft: Draft, { prevKv: wanted = false, ...range }: DeleteRangeRequest): DeleteRangeResponse {
    if (range.key === "") fail("ErrEmptyKey");
    const prevKvs = [...draft.state().values()].filter(({ key }) => isIn(range, key)).sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const prevKv of prevKvs) draft.change({ type: "DELETE", prevKv, kv: { key: prevKv.key, value: "", createRevision: 0, modRevision: draft.writes, version: 0, lease: 0 } });
    return { header: { revision: draft.revision() }, deleted: prevKvs.length, prevKvs: wanted ? prevKvs : [] };
  }
}

/** A copy that a transaction changes. */
class Draft {
  /** The revision that a change would have. */
  readonly writes: number;
  readonly #before: World;
  readonly #state: Map<string, KeyValue>;
  readonly #events: EtcdEvent[] = [];

  constructor(before: World) {
    this.#before = before;
    this.writes = before.states.length;
    this.#state = new Map(before.states[this.writes - 1]);
  }

  change(event: EtcdEvent): void {
    this.#events.push(event);
    if (event.type === "PUT") this.#state.set(event.kv.key, event.kv);
    else this.#state.delete(event.kv.key);
  }

  state(): State {
    return this.#state;
  }

  states(): readonly State[] {
    return this.#events.length > 0 ? [...this.#before.states, this.#state] : this.#before.states;
  }

  revision(): number {
    return this.states().length - 1;
  }

  world(): World {
    return this.#events.length > 0 ? { states: this.states(), events: [...this.#before.events, ...this.#events] } : this.#before;
  }
}

export function isIn({ key, rangeEnd = "" }: KeyRange, one: string): boolean {
  if (rangeEnd === "") return one === key;
  return one >= key && (rangeEnd === "\0" || one < rangeEnd);
}

function holds(question: Compare, kv: KeyValue | undefined): boolean {
  if (question.target === "value" && kv === undefined) return false;
  const [actual, given] = sides(question, kv);
  return { "=": actual === given, "!=": actual !== given, "<": actual < given, ">": actual > given }[question.result];
}

function sides(question: Compare, kv: KeyValue | undefined): [string, string] | [number, number] {
  switch (question.target) {
    case "value": return [kv?.value ?? "", question.value];
    case "version": return [kv?.version ?? 0, question.version];
    case "create": return [kv?.createRevision ?? 0, question.createRevision];
    case "mod": return [kv?.modRevision ?? 0, question.modRevision];
    case "lease": return [kv?.lease ?? 0, question.lease];
  }
}

function fail(name: EtcdErrorName): never {
  throw Object.assign(new Error(name), { name });
}
