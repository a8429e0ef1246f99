import type { EtcdEvent, KeyRange, WatchChan, WatchCreateRequest, Watcher } from "@reconcile/api";
import { WatchChannel } from "./channel";
import { contains } from "./key_range";
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
const resyncPeriod = 100;

/** Stage 4. A store that can be watched. */
export class WatchableStore extends TxnStore implements Watcher {
  // Two groups, as in etcd. You may change them; with these names the trace
  // shows who watches.

  /** Those that have been sent everything. */
  readonly synced = new Set<Watching>();
  /**
   * Those that are behind: they start in the past, or there was no room when
   * something was to be sent.
   */
  readonly unsynced = new Set<Watching>();

  watch(request: WatchCreateRequest): WatchChan {
    const channel = new WatchChannel(() => {
      // The reader has canceled.
    });
    throw new Error("not written yet: WatchableStore.watch");
  }

  protected override committed(events: readonly EtcdEvent[]): void {
    super.committed(events);
  }
}
