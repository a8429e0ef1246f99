// mutant-of: watch.ts
// killed-by: watch.future
// mistake: A start in the future is put with those that are behind, and as nothing is missing it is up to date a moment later: the reader gets what it did not want.
import type { EtcdEvent, KeyRange, Timer, WatchChan, WatchCreateRequest, Watcher } from "@reconcile/api";
import { WatchChannel } from "./channel";
import { contains } from "./key_range";
import type { StoredKeyValue } from "./backend";
import { TxnStore } from "./txn";

/** One watch that is under way. */
export interface Watching {
  readonly range: KeyRange;
  /** Whether its reader wants to know what was there before. */
  readonly prevKv: boolean;
  /** The first revision that its reader has not been sent, and wants. */
  minRevision: number;
  readonly channel: WatchChannel;
}

/** How long a watcher that is behind waits at most, in milliseconds. */
export const resyncPeriod = 100;
/** So many watchers that are behind are served at a time … */
export const maxWatchersPerSync = 512;
/** … and each gets at most so many revisions in one response. */
const maxRevisionsPerResponse = 1000;

/**
 * A store that can be watched (etcd's server/storage/mvcc/watchable_store.go). Watchers are in two groups. Those that are synced have seen
 * everything, and are sent each change as it happens. The others are behind: because they start in the past, or because there was no room when
 * something was to be sent. They are served from the backend, again and again, until they have caught up.
 *
 * etcd keeps what it could not send, for its third group, the victims. Here such a watcher is merely behind.
 */
export class WatchableStore extends TxnStore implements Watcher {
  readonly synced = new Set<Watching>();
  readonly unsynced = new Set<Watching>();
  #resync: Timer | undefined;

  watch({ startRevision = 0, prevKv = false, ...request }: WatchCreateRequest): WatchChan {
    const range = request.key === "" ? { ...request, key: "\0" } : request;
    const channel = new WatchChannel(() => this.#forget(watching));
    const watching: Watching = { range, prevKv, minRevision: startRevision, channel };

    const next = this.currentRevision + 1;
    // Upstream's words for these: a negative start is compacted, and a range that ends before it begins is an empty watcher range.
    if (startRevision < 0 || !contains(range, range.key)) {
      this.#end(watching, 0);
    } else if (startRevision === 0) {
      watching.minRevision = Math.max(startRevision, next);
      this.synced.add(watching);
    } else {
      this.#fallBehind(watching);
    }
    return channel;
  }

  protected override committed(events: readonly EtcdEvent[]): void {
    super.committed(events);
    const revision = this.currentRevision;
    for (const watching of [...this.synced]) {
      if (watching.minRevision > revision) continue;
      const wanted = events.filter(({ kv }) => contains(watching.range, kv.key));
      if (wanted.length === 0) continue;
      watching.minRevision = revision;
      if (this.#send(watching, wanted)) watching.minRevision = revision + 1;
      else this.#fallBehind(watching);
    }
  }

  #fallBehind(watching: Watching): void {
    this.synced.delete(watching);
    this.unsynced.add(watching);
    this.#resync ??= this.clock.setTimer(resyncPeriod, () => {
      this.#resync = undefined;
      this.#syncWatchers();
    });
  }

  /** Sends those that are behind what they have missed. Whoever is still behind afterwards has its turn again, after those who had none. */
  #syncWatchers(): void {
    const chosen = [...this.unsynced].slice(0, maxWatchersPerSync);
    const stored = this.backend.since(Math.min(...chosen.map(({ minRevision }) => minRevision)));
    for (const watching of chosen) {
      this.unsynced.delete(watching);
      if (watching.minRevision < this.compactRevision) {
        if (!this.#end(watching, this.compactRevision)) this.#fallBehind(watching);
      } else if (this.#catchUp(watching, stored)) {
        this.synced.add(watching);
      } else {
        this.#fallBehind(watching);
      }
    }
    const [waiting] = this.unsynced;
    if (waiting !== undefined) this.#fallBehind(waiting);
  }

  /** Sends one response with what the watcher has missed, and answers whether it is up to date now. */
  #catchUp(watching: Watching, stored: readonly StoredKeyValue[]): boolean {
    const missed = stored.filter(({ revision, kv }) => revision.main >= watching.minRevision && contains(watching.range, kv.key));
    const revisions = [...new Set(missed.map(({ revision }) => revision.main))];
    const next = revisions[maxRevisionsPerResponse] ?? this.currentRevision + 1;
    const events = missed.filter(({ revision }) => revision.main < next).map((record) => this.#eventOf(record));
    if (events.length > 0 && !this.#send(watching, events)) return false;
    watching.minRevision = next;
    return next > this.currentRevision;
  }

  #send({ channel, prevKv }: Watching, events: readonly EtcdEvent[]): boolean {
    return channel.send({
      header: { revision: this.currentRevision },
      events: prevKv ? events : events.map(({ type, kv }) => ({ type, kv })),
      canceled: false,
      compactRevision: 0,
    });
  }

  /** Answers false if there was no room for the last response. */
  #end({ channel }: Watching, compactRevision: number): boolean {
    const sent = channel.send({ header: { revision: this.currentRevision }, events: [], canceled: true, compactRevision });
    if (sent) channel.close();
    return sent;
  }

  #forget(watching: Watching): void {
    this.synced.delete(watching);
    this.unsynced.delete(watching);
  }

  #eventOf({ kv, tombstone }: StoredKeyValue): EtcdEvent {
    const before = kv.modRevision - 1;
    const prevKv = before >= this.compactRevision ? this.rangeAt({ key: kv.key, revision: before }, this.currentRevision).kvs[0] : undefined;
    return { type: tombstone ? "DELETE" : "PUT", kv, ...(prevKv && { prevKv }) };
  }
}
