// How an API server keeps objects: k8s.io/apiserver/pkg/storage as interfaces.
import type { RangeRequest, RangeResponse, TxnRequest, TxnResponse, WatchChan, WatchCreateRequest } from "./etcd";
import type { KubernetesObject, List } from "./kubernetes/meta";
import type { ListOptions, Preconditions } from "./kubernetes/options";
import type { Watch } from "./machinery";

/** An etcd at the other end of a connection: what of it an API server uses. Rejects with an `EtcdError`, or with how the connection failed. */
export interface EtcdConnection {
  range(request: RangeRequest): Promise<RangeResponse>;
  txn(request: TxnRequest): Promise<TxnResponse>;
  /** A watch whose connection fails ends with `canceled` and a `compactRevision` of 0. */
  watch(request: WatchCreateRequest): WatchChan;
}

/** Of one object: `""` or absent asks for the newest, `"0"` for whatever is at hand, anything else for what is not older. */
export interface StorageGetOptions {
  readonly resourceVersion?: string;
}

/** What has to hold of the stored object for a change to be made; otherwise it rejects with a conflict. */
export interface StorageUpdateOptions {
  readonly preconditions?: Preconditions;
}

/** Makes the next version of an object of the current one. Called again, with what is stored by then, if somebody else was faster. May throw a `StatusError`: the change is given up. */
export type UpdateFunc<T> = (current: T) => T | Promise<T>;

/**
 * Objects of one resource under keys such as `/registry/pods/default/web`. `resourceVersion` of an object is the revision of its last change, that of a list the revision
 * as of which it is complete. What cannot be is rejected with a `StatusError`.
 */
export interface Storage<T extends KubernetesObject> {
  /** Rejects with AlreadyExists. The object's `resourceVersion` must not be set; it is in what is returned. */
  create(key: string, object: T): Promise<T>;
  /** Rejects with NotFound. */
  get(key: string, options?: StorageGetOptions): Promise<T>;
  /** All objects below a key prefix that ends in a slash, sorted by key, as far as the options select them. Rejects with Expired, or with Timeout if the version asked for lies in the future and does not come. */
  getList(prefix: string, options: ListOptions): Promise<List<T>>;
  /** All changes below the prefix from after `resourceVersion` on. Without one, or with `"0"`, it begins with an ADDED for each object there is. Rejects with Expired. */
  watch(prefix: string, options: ListOptions): Promise<Watch<T>>;
  /** Reads, changes, and writes only if nothing has changed in between; again and again if it has. Rejects with NotFound, Conflict, or what `update` throws. */
  guaranteedUpdate(key: string, update: UpdateFunc<T>, options?: StorageUpdateOptions): Promise<T>;
  /** Returns what was deleted, with the revision of the deletion as its `resourceVersion`. Rejects with NotFound or Conflict. */
  delete(key: string, options?: StorageUpdateOptions): Promise<T>;
}
