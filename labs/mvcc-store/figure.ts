import { ManualClock } from "@/lib/sim/manual-clock";
import { observeStore, type StoreState } from "./observe";
import type { WatchChannel } from "./solution/channel";
import { LeaseStore } from "./solution/lease";

/** What a reader, or the story, does. Values are made up: v1, v2 and so on. */
export type FigureCall =
  | { readonly kind: "put" | "delete"; readonly key: string }
  /** One transaction that puts two keys. */
  | { readonly kind: "both" }
  /** If the key's mod revision is this one, then put it. */
  | { readonly kind: "swap"; readonly key: string; readonly modRevision: number }
  | { readonly kind: "compact" | "watch"; readonly revision: number };

/** What happened, for a caption. */
export interface FigureEvent {
  readonly id: "start" | "put" | "created" | "deleted" | "deleted-nothing" | "both" | "swapped" | "not-swapped" | "compacted" | "watching" | "watching-past" | "watch-canceled";
  readonly key?: string;
  /** The store's revision afterwards; of a compaction or a watch, the one that it is about. */
  readonly revision: number;
  readonly version?: number;
  /** What a comparison expected, and what it found. */
  readonly expected?: number;
  readonly found?: number;
}

/** A reader of a watch. */
export interface FigureWatcher {
  readonly from: number;
  /** The first revision that it has not been told of. */
  readonly next: number;
  /** The newest last. */
  readonly told: readonly { readonly revision: number; readonly type: "PUT" | "DELETE"; readonly key: string; readonly value: string }[];
  /** Set if it ended because of a compaction. */
  readonly compactRevision?: number;
}

/** A picture of the store, and what can be read in it at each revision that can still be read. */
export interface FigureStep {
  readonly event: FigureEvent;
  /** Number of calls made so far. */
  readonly calls: number;
  readonly store: StoreState;
  readonly watchers: readonly FigureWatcher[];
  readonly views: readonly { readonly revision: number; readonly kvs: readonly { readonly key: string; readonly value: string; readonly created: number; readonly modified: number; readonly version: number }[] }[];
}

/** A story in which everything happens once: lives of a key, a watch from the past, a swap that succeeds and one that does not, a compaction. */
export const story: readonly FigureCall[] = [
  { kind: "put", key: "a" },
  { kind: "put", key: "b" },
  { kind: "put", key: "a" },
  { kind: "delete", key: "b" },
  { kind: "delete", key: "b" },
  { kind: "watch", revision: 3 },
  { kind: "put", key: "b" },
  { kind: "swap", key: "a", modRevision: 4 },
  { kind: "swap", key: "a", modRevision: 4 },
  { kind: "both" },
  { kind: "compact", revision: 6 },
  { kind: "watch", revision: 3 },
  { kind: "put", key: "c" },
];

/** More watches than these are not shown: the oldest is canceled. */
const mostWatchers = 2;

/** Makes the calls to the lab's reference solution, and draws a picture after each. Watchers read at once; one that is behind has the time that it needs. */
export function runFigure(calls: readonly FigureCall[]): FigureStep[] {
  const figure = new Figure();
  figure.show({ id: "start", revision: 1 }, 0);
  for (const [i, call] of calls.entries()) figure.show(figure.make(call), i + 1);
  return figure.steps;
}

class Figure {
  readonly steps: FigureStep[] = [];
  readonly #clock = new ManualClock();
  readonly #store = new LeaseStore({ clock: this.#clock });
  #watchers: { readonly channel: WatchChannel; seen: FigureWatcher }[] = [];
  #values = 0;

  show(event: FigureEvent, calls: number): void {
    this.#clock.advanceTo(this.#clock.now() + 100);
    for (const watcher of this.#watchers) watcher.seen = read(watcher.channel, watcher.seen, this.#store.currentRevision);
    const store = observeStore(this.#store);
    this.steps.push({ event, calls, store, watchers: this.#watchers.map(({ seen }) => seen), views: this.#views() });
  }

  make(call: FigureCall): FigureEvent {
    switch (call.kind) {
      case "put": return this.#put(call.key);
      case "delete": return this.#delete(call.key);
      case "both": return this.#both();
      case "swap": return this.#swap(call.key, call.modRevision);
      case "compact":
        this.#store.compact(call.revision);
        return { id: "compacted", revision: call.revision };
      case "watch": return this.#watch(call.revision);
    }
  }

  #put(key: string): FigureEvent {
    const { header: { revision } } = this.#store.put({ key, value: this.#value() });
    const version = this.#store.range({ key }).kvs[0]!.version;
    return { id: version === 1 ? "created" : "put", key, revision, version };
  }

  #delete(key: string): FigureEvent {
    const { header: { revision }, deleted } = this.#store.deleteRange({ key });
    return { id: deleted > 0 ? "deleted" : "deleted-nothing", key, revision };
  }

  #both(): FigureEvent {
    const { header } = this.#store.txn({ success: ["a", "b"].map((key) => ({ requestPut: { key, value: this.#value() } })) });
    return { id: "both", revision: header.revision };
  }

  #swap(key: string, modRevision: number): FigureEvent {
    const found = this.#store.range({ key }).kvs[0]?.modRevision ?? 0;
    const { succeeded, header } = this.#store.txn({
      compare: [{ key, target: "mod", result: "=", modRevision }],
      success: [{ requestPut: { key, value: `v${this.#values + 1}` } }],
    });
    if (succeeded) this.#values += 1;
    return { id: succeeded ? "swapped" : "not-swapped", key, revision: header.revision, expected: modRevision, found };
  }

  #watch(revision: number): FigureEvent {
    const past = revision <= this.#store.currentRevision;
    const compacted = revision < this.#store.compactRevision;
    const channel = this.#store.watch({ key: "\0", rangeEnd: "\0", startRevision: revision }) as WatchChannel;
    this.#watchers.push({ channel, seen: { from: revision, next: revision, told: [] } });
    while (this.#watchers.length > mostWatchers) this.#watchers.shift()?.channel.cancel();
    return { id: compacted ? "watch-canceled" : past ? "watching-past" : "watching", revision };
  }

  #value(): string {
    this.#values += 1;
    return `v${this.#values}`;
  }

  #views(): FigureStep["views"] {
    const first = Math.max(1, this.#store.compactRevision);
    return Array.from({ length: this.#store.currentRevision - first + 1 }, (_, i) => ({
      revision: first + i,
      kvs: this.#store.range({ key: "\0", rangeEnd: "\0", revision: first + i }).kvs
        .map(({ key, value, createRevision, modRevision, version }) => ({ key, value, created: createRevision, modified: modRevision, version })),
    }));
  }
}

/** Takes what has arrived. */
function read(channel: WatchChannel, seen: FigureWatcher, current: number): FigureWatcher {
  const responses = channel.buffer.splice(0);
  const told = responses.flatMap(({ events }) => events.map(({ type, kv: { modRevision: revision, key, value } }) => ({ revision, type, key, value })));
  const ended = responses.find(({ canceled }) => canceled)?.compactRevision ?? seen.compactRevision;
  const next = ended === undefined ? Math.max(seen.next, current + 1) : seen.next;
  return { from: seen.from, next, told: [...seen.told, ...told], ...(ended !== undefined && { compactRevision: ended }) };
}
