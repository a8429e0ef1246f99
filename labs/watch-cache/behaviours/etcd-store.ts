import type { EtcdEvent, KeyRange, KeyValue, RangeRequest, RangeResponse, TxnRequest, TxnResponse, WatchChan, WatchCreateRequest, WatchResponse } from "@reconcile/api";

/** How a key was from one revision on. */
interface Stored {
  readonly kv: KeyValue;
  readonly deleted: boolean;
}

interface Watching {
  readonly range: KeyRange;
  readonly channel: Channel;
}

/**
 * As much of an etcd as an API server needs: every key's history by revision, transactions with a comparison of `mod`, watches from any revision that is
 * not compacted. Nothing of it is ever freed: a scene is short.
 */
export class EtcdStore {
  readonly #histories = new Map<string, Stored[]>();
  readonly #log: Stored[] = [];
  readonly #watching = new Set<Watching>();
  #revision = 1;
  #compacted = 0;

  range({ revision = 0, limit = 0, countOnly = false, ...range }: RangeRequest): RangeResponse {
    const at = revision > 0 ? revision : this.#revision;
    if (at > this.#revision) throw refused("ErrFutureRev", "etcdserver: mvcc: required revision is a future revision");
    if (at < this.#compacted) throw refused("ErrCompacted", "etcdserver: mvcc: required revision has been compacted");
    const found = [...this.#histories.keys()].filter((key) => contains(range, key)).sort().map((key) => this.#at(key, at)).filter((kv) => kv !== undefined);
    const kvs = limit > 0 ? found.slice(0, limit) : found;
    return { header: this.#header(), kvs: countOnly ? [] : kvs, more: kvs.length < found.length, count: found.length };
  }

  txn({ compare = [], success = [], failure = [] }: TxnRequest): TxnResponse {
    const succeeded = compare.every((one) => one.target === "mod" && (this.#at(one.key, this.#revision)?.modRevision ?? 0) === one.modRevision);
    const events: EtcdEvent[] = [];
    const revision = this.#revision + 1;
    const responses = (succeeded ? success : failure).map((op) => {
      if ("requestRange" in op) return { responseRange: this.range(op.requestRange) };
      if ("requestPut" in op) {
        const { key, value } = op.requestPut;
        const now = this.#at(key, this.#revision);
        events.push(this.#store({ key, value, modRevision: revision, createRevision: now?.createRevision ?? revision, version: (now?.version ?? 0) + 1, lease: 0 }, false, now));
        return { responsePut: { header: { revision } } };
      }
      const now = this.#at(op.requestDeleteRange.key, this.#revision);
      if (now !== undefined) events.push(this.#store({ key: now.key, value: "", modRevision: revision, createRevision: 0, version: 0, lease: 0 }, true, now));
      return { responseDeleteRange: { header: { revision }, deleted: now === undefined ? 0 : 1, prevKvs: [] } };
    });
    if (events.length > 0) {
      this.#revision = revision;
      for (const { range, channel } of this.#watching) channel.send(this.#response(events.filter(({ kv }) => contains(range, kv.key))));
    }
    return { header: this.#header(), succeeded, responses };
  }

  compact(revision: number): void {
    this.#compacted = Math.max(this.#compacted, revision);
  }

  watch({ startRevision = 0, ...range }: WatchCreateRequest): WatchChan {
    const channel = new Channel(() => this.#watching.delete(watching));
    const watching: Watching = { range, channel };
    if (startRevision > 0 && startRevision < this.#compacted) {
      channel.send({ header: this.#header(), events: [], canceled: true, compactRevision: this.#compacted });
      return channel;
    }
    const missed = startRevision === 0 ? [] : this.#log.filter(({ kv }) => kv.modRevision >= startRevision && contains(range, kv.key));
    channel.send(this.#response(missed.map(({ kv, deleted }) => this.#event(kv, deleted, this.#at(kv.key, kv.modRevision - 1)))));
    this.#watching.add(watching);
    return channel;
  }

  #store(kv: KeyValue, deleted: boolean, before: KeyValue | undefined): EtcdEvent {
    const stored = { kv, deleted };
    this.#log.push(stored);
    const history = this.#histories.get(kv.key);
    if (history === undefined) this.#histories.set(kv.key, [stored]);
    else history.push(stored);
    return this.#event(kv, deleted, before);
  }

  #event(kv: KeyValue, deleted: boolean, prevKv: KeyValue | undefined): EtcdEvent {
    const known = prevKv !== undefined && kv.modRevision - 1 >= this.#compacted;
    return { type: deleted ? "DELETE" : "PUT", kv, ...(known && { prevKv }) };
  }

  #at(key: string, revision: number): KeyValue | undefined {
    const latest = this.#histories.get(key)?.findLast(({ kv }) => kv.modRevision <= revision);
    return latest === undefined || latest.deleted ? undefined : latest.kv;
  }

  #header() {
    return { revision: this.#revision };
  }

  #response(events: readonly EtcdEvent[]): WatchResponse {
    return { header: this.#header(), events, canceled: false, compactRevision: 0 };
  }
}

function contains({ key, rangeEnd = "" }: KeyRange, one: string): boolean {
  if (rangeEnd === "") return one === key;
  return one >= key && (rangeEnd === "\0" || one < rangeEnd);
}

const refused = (name: string, message: string): Error => Object.assign(new Error(message), { name });

/** The responses of a watch that its reader has not taken yet, without a limit. */
class Channel implements WatchChan {
  readonly #responses: WatchResponse[] = [];
  readonly #forget: () => void;
  #over = false;
  #wake: (() => void) | undefined;

  constructor(forget: () => void) {
    this.#forget = forget;
  }

  send(response: WatchResponse): void {
    if (response.events.length === 0 && !response.canceled) return;
    this.#responses.push(response);
    this.#over ||= response.canceled;
    this.#wake?.();
  }

  async next(): Promise<WatchResponse | undefined> {
    while (this.#responses.length === 0) {
      if (this.#over) return undefined;
      await new Promise<void>((resolve) => { this.#wake = resolve; });
    }
    return this.#responses.shift();
  }

  cancel(): void {
    this.#over = true;
    this.#responses.length = 0;
    this.#forget();
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<WatchResponse> {
    for (let response = await this.next(); response !== undefined; response = await this.next()) yield response;
  }
}
