import {
  isAlreadyExists, isNotFound, newAlreadyExists, newBadRequest, newConflict, newInternalError, newNotFound, newResourceExpired, newTimeoutError, optimisticLockErrorMsg,
} from "@reconcile/api";
import type {
  EtcdConnection, GroupResource, KeyValue, KubernetesObject, List, ListOptions, Preconditions, Storage, StorageGetOptions, StorageUpdateOptions, UpdateFunc, Watch,
} from "@reconcile/api";
import { Etcd3Watch } from "./etcd3_watch";
import { metadataFields, selectionOf, type FieldsOf } from "./selection";

/** So many keys are read from etcd at a time when a selector may leave most of them out. */
const pageOfSelected = 500;

/**
 * Objects in etcd, one key each, as JSON: k8s.io/apiserver/pkg/storage/etcd3/store.go. Every call goes to etcd; a connection that fails
 * becomes an internal error.
 */
export class Etcd3Storage<T extends KubernetesObject> implements Storage<T> {
  private readonly etcd: EtcdConnection;
  private readonly resource: GroupResource;
  private readonly fieldsOf: FieldsOf<T>;

  constructor(etcd: EtcdConnection, resource: GroupResource, fieldsOf: FieldsOf<T> = metadataFields) {
    this.etcd = etcd;
    this.resource = resource;
    this.fieldsOf = fieldsOf;
  }

  async create(key: string, object: T): Promise<T> {
    const { succeeded, header } = await this.call(this.etcd.txn({
      compare: [{ key, target: "mod", result: "=", modRevision: 0 }],
      success: [{ requestPut: { key, value: encode(object) } }],
    }));
    if (!succeeded) throw newAlreadyExists(this.resource, nameIn(key));
    return versioned(object, header.revision);
  }

  async get(key: string, { resourceVersion = "" }: StorageGetOptions = {}): Promise<T> {
    const { kvs, header } = await this.call(this.etcd.range({ key }));
    this.mustNotBeNewer(resourceVersion, header.revision);
    if (kvs[0] === undefined) throw newNotFound(this.resource, nameIn(key));
    return decode<T>(kvs[0]);
  }

  async getList(prefix: string, options: ListOptions): Promise<List<T>> {
    const selected = selectionOf(options, this.fieldsOf);
    const { limit = 0 } = options;
    const from = options.continue ? continueFrom(options.continue) : { start: "", revision: options.resourceVersionMatch === "Exact" ? versionOf(options.resourceVersion ?? "") : 0 };
    const items: T[] = [];
    let { start, revision } = from;
    for (;;) {
      const page = await this.call(this.etcd.range({
        key: prefix + start, rangeEnd: endOf(prefix), revision,
        limit: limit === 0 ? 0 : Math.max(limit - items.length, options.labelSelector || options.fieldSelector ? pageOfSelected : 0),
      }), options.continue ? expiredContinue : expiredList);
      if (from.revision === 0) this.mustNotBeNewer(options.resourceVersion ?? "", page.header.revision);
      // All pages show the store as it was when the first one was read.
      if (revision === 0) revision = page.header.revision;
      for (const [i, kv] of page.kvs.entries()) {
        start = `${kv.key.slice(prefix.length)}\0`;
        const object = decode<T>(kv);
        if (selected(object)) items.push(object);
        if (limit > 0 && items.length === limit) {
          const rest = page.count - i - 1;
          return list(items, revision, rest > 0 ? { continue: tokenOf(start, revision), remainingItemCount: rest } : {});
        }
      }
      if (!page.more) return list(items, revision);
    }
  }

  async watch(prefix: string, options: ListOptions): Promise<Watch<T>> {
    const selected = selectionOf(options, this.fieldsOf);
    const { resourceVersion = "" } = options;
    let initial: readonly T[] = [];
    let revision = versionOf(resourceVersion);
    if (revision === 0) {
      const now = await this.getList(prefix, { ...options, resourceVersion: "" });
      initial = now.items;
      revision = versionOf(now.metadata?.resourceVersion ?? "");
    }
    const changes = this.etcd.watch({ key: prefix, rangeEnd: endOf(prefix), startRevision: revision + 1, prevKv: true });
    return new Etcd3Watch(changes, initial, selected, decode<T>);
  }

  async guaranteedUpdate(key: string, update: UpdateFunc<T>, { preconditions }: StorageUpdateOptions = {}): Promise<T> {
    let stored = await this.read(key);
    for (;;) {
      this.check(key, stored, preconditions);
      const changed = await update(decode<T>(stored));
      const value = encode(changed);
      // What changes nothing is not written, and makes no new version.
      if (value === stored.value) return decode<T>(stored);
      const { succeeded, header, responses } = await this.call(this.etcd.txn({
        compare: [{ key, target: "mod", result: "=", modRevision: stored.modRevision }],
        success: [{ requestPut: { key, value } }],
        failure: [{ requestRange: { key } }],
      }));
      if (succeeded) return versioned(changed, header.revision);
      stored = this.found(key, responses[0]);
    }
  }

  async delete(key: string, { preconditions }: StorageUpdateOptions = {}): Promise<T> {
    let stored = await this.read(key);
    for (;;) {
      this.check(key, stored, preconditions);
      const { succeeded, header, responses } = await this.call(this.etcd.txn({
        compare: [{ key, target: "mod", result: "=", modRevision: stored.modRevision }],
        success: [{ requestDeleteRange: { key } }],
        failure: [{ requestRange: { key } }],
      }));
      if (succeeded) return versioned(decode<T>(stored), header.revision);
      stored = this.found(key, responses[0]);
    }
  }

  private async read(key: string): Promise<KeyValue> {
    return this.found(key, { responseRange: await this.call(this.etcd.range({ key })) });
  }

  private found(key: string, response: object | undefined): KeyValue {
    const kv = (response as { readonly responseRange?: { readonly kvs: readonly KeyValue[] } } | undefined)?.responseRange?.kvs[0];
    if (kv === undefined) throw newNotFound(this.resource, nameIn(key));
    return kv;
  }

  private check(key: string, stored: KeyValue, { uid, resourceVersion }: Preconditions = {}): void {
    const found = decode<T>(stored).metadata;
    if (uid !== undefined && uid !== found?.uid) {
      throw newConflict(this.resource, nameIn(key), `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${found?.uid ?? ""}`);
    }
    if (resourceVersion !== undefined && resourceVersion !== found?.resourceVersion) throw newConflict(this.resource, nameIn(key), optimisticLockErrorMsg);
  }

  /** A client may have seen, through another server, what this etcd has not come to yet. */
  private mustNotBeNewer(resourceVersion: string, revision: number): void {
    const wanted = versionOf(resourceVersion);
    if (wanted > revision) throw tooLargeResourceVersion(wanted, revision);
  }

  private async call<R>(answer: Promise<R>, expired = expiredList): Promise<R> {
    try {
      return await answer;
    } catch (error) {
      const { name, message } = error as Error;
      if (name === "ErrCompacted") throw newResourceExpired(expired);
      if (isNotFound(error) || isAlreadyExists(error)) throw error;
      throw newInternalError(name === "ConnectionError" ? `etcdserver: request timed out (${message})` : message);
    }
  }
}

const expiredList = "The resourceVersion for the provided list is too old.";
const expiredContinue = "The provided continue parameter is too old to display a consistent list result. You must start a new list without the continue parameter.";

/** The server has not come to that version yet; the client should ask again in a second. */
export function tooLargeResourceVersion(wanted: number, current: number): Error {
  const error = newTimeoutError(`Too large resource version: ${wanted}, current: ${current}`, 1);
  return Object.assign(error, { status: { ...error.status, details: { ...error.status.details, causes: [{ reason: "ResourceVersionTooLarge", message: "Too large resource version" }] } } });
}

/** The number behind a `resourceVersion`; 0 for `""` and `"0"`. Throws BadRequest for what is no number. */
export function versionOf(resourceVersion: string): number {
  if (!/^[0-9]*$/.test(resourceVersion)) throw newBadRequest(`Invalid value: "${resourceVersion}": strconv.ParseUint: parsing "${resourceVersion}": invalid syntax`);
  return Number(resourceVersion);
}

/** The end of the range of all keys that begin with the prefix, which ends in a slash. */
function endOf(prefix: string): string {
  return `${prefix.slice(0, -1)}0`;
}

function nameIn(key: string): string {
  return key.slice(key.lastIndexOf("/") + 1);
}

/** The version of an object is where it is stored, not in what is stored. */
function encode(object: KubernetesObject): string {
  const { resourceVersion: _, ...metadata } = object.metadata ?? {};
  return JSON.stringify({ ...object, metadata });
}

function decode<T extends KubernetesObject>({ value, modRevision }: KeyValue): T {
  return versioned(JSON.parse(value) as T, modRevision);
}

function versioned<T extends KubernetesObject>(object: T, revision: number): T {
  return { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
}

function list<T>(items: T[], revision: number, more: { continue?: string; remainingItemCount?: number } = {}): List<T> {
  return { metadata: { resourceVersion: String(revision), ...more }, items };
}

/** Where a list goes on, and as of which revision. Opaque to clients. */
function tokenOf(start: string, revision: number): string {
  return encodeURIComponent(JSON.stringify({ v: "meta.k8s.io/v1", rv: revision, start }));
}

function continueFrom(token: string): { start: string; revision: number } {
  try {
    const { rv, start } = JSON.parse(decodeURIComponent(token)) as { rv: number; start: string };
    if (Number.isSafeInteger(rv) && rv > 0 && typeof start === "string") return { start, revision: rv };
  } catch {
    // Told below.
  }
  throw newBadRequest("continue key is not valid");
}
