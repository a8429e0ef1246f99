// mutant-of: watch.ts
// killed-by: watch.together
// mistake: Each event is a response of its own, so that a reader sees half of a transaction and may stop there.
import type { EtcdEvent, KeyRange, WatchChan, WatchCreateRequest, Watcher } from "@reconcile/api";
import { WatchChannel } from "./channel";
import { contains } from "./key_range";
import { TxnStore } from "./txn";

export interface Watching {
  readonly range: KeyRange;
  readonly prevKv: boolean;
  minRevision: number;
  readonly channel: WatchChannel;
}

/** Each watcher is sent what lies between its position and now, at once if there is room, otherwise a little later. */
export class WatchableStore extends TxnStore implements Watcher {
  readonly synced = new Set<Watching>();
  /** Of these, those that wait for room. */
  readonly unsynced = new Set<Watching>();

  watch(request: WatchCreateRequest): WatchChan {
    const channel: WatchChannel = new WatchChannel(() => this.synced.delete(watching));
    const watching: Watching = {
      range: { ...request, key: request.key || "\0" },
      prevKv: request.prevKv ?? false,
      minRevision: request.startRevision || this.currentRevision + 1,
      channel,
    };
    this.synced.add(watching);
    this.pump(watching);
    return channel;
  }

  protected override committed(events: readonly EtcdEvent[]): void {
    super.committed(events);
    for (const watching of [...this.synced]) if (!this.unsynced.has(watching)) this.pump(watching);
  }

  private pump(watching: Watching): void {
    if (!this.synced.has(watching) || watching.minRevision > this.currentRevision) return;
    const header = { revision: this.currentRevision };
    if (watching.minRevision < this.compactRevision) {
      if (!watching.channel.send({ header, events: [], canceled: true, compactRevision: this.compactRevision })) return this.later(watching);
      this.synced.delete(watching);
      return watching.channel.close();
    }
    const events = this.eventsFor(watching);
    for (const event of events) {
      if (!watching.channel.send({ header, events: [event], canceled: false, compactRevision: 0 })) return this.later(watching);
      watching.minRevision = event.kv.modRevision;
    }
    watching.minRevision = this.currentRevision + 1;
  }

  private later(watching: Watching): void {
    this.unsynced.add(watching);
    this.clock.setTimer(100, () => {
      this.unsynced.delete(watching);
      this.pump(watching);
    });
  }

  private eventsFor({ range, prevKv, minRevision }: Watching): EtcdEvent[] {
    const records = this.backend.since(minRevision).filter(({ kv }) => contains(range, kv.key));
    return records.map(({ kv, tombstone }) => {
      const past = kv.modRevision - 1;
      const [before] = prevKv && past >= this.compactRevision ? this.range({ key: kv.key, revision: past }).kvs : [];
      return { type: tombstone ? "DELETE" : "PUT", kv, ...(before ? { prevKv: before } : {}) };
    });
  }
}
