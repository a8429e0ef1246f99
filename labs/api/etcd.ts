// The API of an etcd v3 store (etcdserverpb/rpc.proto, mvccpb/kv.proto, clientv3) as interfaces. Keys and values are strings, compared as
// JavaScript compares them; for keys such as Kubernetes' ("/registry/pods/default/web") that is the order of their bytes.

/** A key as it was at one revision. */
export interface KeyValue {
  readonly key: string;
  readonly value: string;
  /** The revision at which the key was created. A key that was deleted and put again was created again. */
  readonly createRevision: number;
  /** The revision of the last put of the key. Kubernetes calls it `resourceVersion`. */
  readonly modRevision: number;
  /** How many puts the key has seen since it was created: 1 after the first. Revisions are the store's, versions are the key's. */
  readonly version: number;
  /** The lease that the key hangs on; 0 if none. */
  readonly lease: number;
}

export interface ResponseHeader {
  /** The store's revision when the request had been carried out. For a write that changed something it is that change's. */
  readonly revision: number;
}

/**
 * Keys to look at. Without `rangeEnd` it is the one `key`; with it, all keys in `[key, rangeEnd)`. A `rangeEnd` of `"\0"` means: all from `key`
 * on. For all keys that begin with a prefix, `rangeEnd` is the prefix with its last character raised by one: `{ key: "/a/", rangeEnd: "/a0" }`.
 */
export interface KeyRange {
  readonly key: string;
  readonly rangeEnd?: string;
}

export interface RangeRequest extends KeyRange {
  /** At most so many keys are returned; 0, the default, or less means all. */
  readonly limit?: number;
  /** The revision to look at; 0, the default, or less means now. */
  readonly revision?: number;
  /** Only `count` is wanted: `kvs` stays empty. */
  readonly countOnly?: boolean;
}

export interface RangeResponse {
  /** Its revision is the store's now, also if an older one was looked at. */
  readonly header: ResponseHeader;
  /** In the order of keys. */
  readonly kvs: readonly KeyValue[];
  /** Whether `limit` has cut off keys. */
  readonly more: boolean;
  /** How many keys are in the range, whatever the limit. */
  readonly count: number;
}

export interface PutRequest {
  readonly key: string;
  readonly value: string;
  /** The lease that the key is to hang on; 0, the default, takes it off the lease that it hung on. */
  readonly lease?: number;
  /** Asks for the key as it was before. */
  readonly prevKv?: boolean;
}

export interface PutResponse {
  readonly header: ResponseHeader;
  /** If it was asked for, and the key existed. */
  readonly prevKv?: KeyValue;
}

export interface DeleteRangeRequest extends KeyRange {
  /** Asks for the keys as they were before. */
  readonly prevKv?: boolean;
}

export interface DeleteRangeResponse {
  readonly header: ResponseHeader;
  /** How many keys were deleted. If it is 0, the revision has not changed. */
  readonly deleted: number;
  /** If they were asked for; otherwise empty. */
  readonly prevKvs: readonly KeyValue[];
}

export type CompareResult = "=" | "!=" | "<" | ">";

/**
 * A question about a key, or about every key of a range: is what `target` names equal to (less than …) the field given here? Of a key that does
 * not exist, all numbers are 0, and no comparison of its value holds.
 */
export type Compare = KeyRange & { readonly result: CompareResult } & (
  | { readonly target: "value"; readonly value: string }
  | { readonly target: "version"; readonly version: number }
  | { readonly target: "create"; readonly createRevision: number }
  | { readonly target: "mod"; readonly modRevision: number }
  | { readonly target: "lease"; readonly lease: number }
);

/** One operation of a transaction. (etcd also knows transactions inside transactions; here there are none.) */
export type RequestOp =
  | { readonly requestRange: RangeRequest }
  | { readonly requestPut: PutRequest }
  | { readonly requestDeleteRange: DeleteRangeRequest };

/** What a `RequestOp` of the same kind led to. */
export type ResponseOp =
  | { readonly responseRange: RangeResponse }
  | { readonly responsePut: PutResponse }
  | { readonly responseDeleteRange: DeleteRangeResponse };

/** If every comparison holds, then `success`, otherwise `failure`: at one moment, all of it or nothing. */
export interface TxnRequest {
  readonly compare?: readonly Compare[];
  readonly success?: readonly RequestOp[];
  readonly failure?: readonly RequestOp[];
}

export interface TxnResponse {
  readonly header: ResponseHeader;
  /** Whether all comparisons held. */
  readonly succeeded: boolean;
  /** One for each operation that was carried out, in order. */
  readonly responses: readonly ResponseOp[];
}

/** Keys and values with all their revisions. Every method answers at once, or throws an {@link EtcdError} and changes nothing. */
export interface KV {
  /** Throws ErrEmptyKey; ErrFutureRev for a revision that has not been yet; ErrCompacted for one that is no longer kept. */
  range(request: RangeRequest): RangeResponse;
  /** Throws ErrEmptyKey; ErrLeaseNotFound if there is no such lease. */
  put(request: PutRequest): PutResponse;
  /** Throws ErrEmptyKey. */
  deleteRange(request: DeleteRangeRequest): DeleteRangeResponse;
  /** Throws what its operations throw; ErrTooManyOps; ErrDuplicateKey if one list puts a key twice, or puts and deletes it. */
  txn(request: TxnRequest): TxnResponse;
  /**
   * Forgets what is not needed any more to look at `revision` or a later one. Throws ErrCompacted if that was done before for this revision or a
   * later one, ErrFutureRev if the store has not come to it.
   */
  compact(revision: number): void;
}

/** A change of one key. */
export interface EtcdEvent {
  readonly type: "PUT" | "DELETE";
  /** The key as it is now. After a DELETE it is `key` and `modRevision`, the revision of the deletion; the rest is empty or 0. */
  readonly kv: KeyValue;
  /** The key as it was before: if it was asked for, the key existed, and its past is not compacted. */
  readonly prevKv?: KeyValue;
}

/** Which changes to watch. An empty `key` is the smallest key there is. */
export interface WatchCreateRequest extends KeyRange {
  /** The first revision of interest, which may lie in the past or in the future; 0, the default, means from the next change on. */
  readonly startRevision?: number;
  /** Asks for `EtcdEvent.prevKv`. */
  readonly prevKv?: boolean;
}

/** Changes, in the order of revisions. All events of one revision are in one response; a response may hold several revisions. */
export interface WatchResponse {
  readonly header: ResponseHeader;
  readonly events: readonly EtcdEvent[];
  /** The watch is over: this is its last response. */
  readonly canceled: boolean;
  /** If the watch ended because what it needed next is compacted: the revision of the compaction, the first that can be watched from. Otherwise 0. */
  readonly compactRevision: number;
}

/** A watch that is under way: `for await (const response of watch) …`. It ends after a response with `canceled`, or after `cancel()`. */
export interface WatchChan extends AsyncIterable<WatchResponse> {
  /** The next response; waits until there is one. Undefined once the watch is over and everything has been taken. */
  next(): Promise<WatchResponse | undefined>;
  /** Ends the watch from the reader's side. */
  cancel(): void;
}

export interface Watcher {
  /**
   * Watches a key or a range: every change from the start revision on, once, in order and without a gap. A reader that is slow holds nobody up;
   * it gets later what it has missed. Throws nothing: a watch that cannot be, ends with `canceled`.
   */
  watch(request: WatchCreateRequest): WatchChan;
}

/** What `timeToLive` tells of a lease. Times in milliseconds (etcd itself counts in seconds). */
export interface LeaseStatus {
  readonly id: number;
  /** How long it has left. */
  readonly ttl: number;
  /** How long it is given by a grant, and again by each keep-alive. */
  readonly grantedTTL: number;
  /** What hangs on it, sorted. */
  readonly keys: readonly string[];
}

/** Leases: keys that are put with one are deleted when it ends. Times in milliseconds. */
export interface Lessor {
  /** Grants a lease for `ttl` milliseconds, and returns its id. Throws ErrLeaseExist if `id` is given and taken, ErrLeaseTTLTooLarge. */
  grant(ttl: number, id?: number): number;
  /** Ends a lease now and deletes its keys, with one revision for all of them. Throws ErrLeaseNotFound. */
  revoke(id: number): void;
  /** Lets the lease run for its whole time again, from now. Throws ErrLeaseNotFound. */
  keepAliveOnce(id: number): void;
  /** Throws ErrLeaseNotFound. */
  timeToLive(id: number): LeaseStatus;
  /** All that have not ended, in the order of their ids. */
  leases(): readonly number[];
}

/** A whole store. */
export interface Etcd extends KV, Watcher, Lessor {}

export type EtcdErrorName =
  | "ErrEmptyKey" | "ErrTooManyOps" | "ErrDuplicateKey" | "ErrCompacted" | "ErrFutureRev"
  | "ErrLeaseNotFound" | "ErrLeaseExist" | "ErrLeaseTTLTooLarge";

/** What a store throws. Ask for its `name`; `message` is etcd's own. */
export interface EtcdError extends Error {
  readonly name: EtcdErrorName;
}
