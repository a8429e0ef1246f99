import { newInternalError, newResourceExpired } from "@reconcile/api";
import type { EtcdEvent, KeyValue, KubernetesObject, Watch, WatchChan, WatchEvent } from "@reconcile/api";

/**
 * Changes of keys as changes of objects: k8s.io/apiserver/pkg/storage/etcd3/watcher.go. To a watcher with a selector an object that comes to be
 * selected is ADDED, and one that ceases to be is DELETED.
 */
export class Etcd3Watch<T extends KubernetesObject> implements Watch<T> {
  private readonly changes: WatchChan;
  private readonly queue: WatchEvent<T>[];
  private readonly selected: (object: T) => boolean;
  private readonly decode: (kv: KeyValue) => T;
  private over = false;

  constructor(changes: WatchChan, initial: readonly T[], selected: (object: T) => boolean, decode: (kv: KeyValue) => T) {
    this.changes = changes;
    this.queue = initial.map((object) => ({ type: "ADDED", object }));
    this.selected = selected;
    this.decode = decode;
  }

  async next(): Promise<WatchEvent<T> | undefined> {
    while (this.queue.length === 0 && !this.over) {
      const response = await this.changes.next();
      for (const event of response?.events ?? []) {
        if (lacksPast(event)) return this.end(expired);
        const told = this.told(event);
        if (told !== undefined) this.queue.push(told);
      }
      if (response?.canceled) this.queue.push({ type: "ERROR", object: why(response.compactRevision).status });
      if (response === undefined || response.canceled) this.over = true;
    }
    return this.queue.shift();
  }

  stop(): void {
    this.over = true;
    this.queue.length = 0;
    this.changes.cancel();
  }

  /** What came before can still be told; then it is over. */
  private end(message: string): WatchEvent<T> | undefined {
    this.queue.push({ type: "ERROR", object: newResourceExpired(message).status });
    this.over = true;
    this.changes.cancel();
    return this.queue.shift();
  }

  private told({ type, kv, prevKv }: EtcdEvent): WatchEvent<T> | undefined {
    const before = prevKv === undefined ? undefined : this.decode(prevKv);
    const now = type === "PUT" ? this.decode(kv) : undefined;
    const was = before !== undefined && this.selected(before);
    const is = now !== undefined && this.selected(now);
    if (is) return { type: was ? "MODIFIED" : "ADDED", object: now };
    if (!was) return undefined;
    // The last that was known of it, with the version at which it went.
    return { type: "DELETED", object: { ...before, metadata: { ...before.metadata, resourceVersion: String(kv.modRevision) } } };
  }
}

const expired = "The resourceVersion for the provided watch is too old.";

/** The object was there before, and etcd has forgotten how it was: a compaction was faster. Nobody can tell whether it was selected. */
function lacksPast({ type, kv, prevKv }: EtcdEvent): boolean {
  return prevKv === undefined && (type === "DELETE" || kv.createRevision !== kv.modRevision);
}

function why(compactRevision: number) {
  return compactRevision > 0 ? newResourceExpired(expired) : newInternalError("etcdserver: the connection to etcd was lost");
}
