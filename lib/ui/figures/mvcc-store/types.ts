/** What is seen of a store (labs/mvcc-store/observe.ts). Revisions are written "7.0"; a deletion has no value. */
export interface StoreState {
  readonly revision?: number;
  readonly compactRevision?: number;
  readonly index?: readonly { readonly key: string; readonly generations: readonly { readonly revisions: readonly string[]; readonly ended: boolean }[] }[];
  readonly records?: readonly StoreRecord[];
  readonly watchers?: readonly { readonly keys: string; readonly next: number; readonly synced: boolean; readonly buffered: number }[];
  readonly leases?: readonly { readonly id: number; readonly keys: readonly string[]; readonly expiresAt: number }[];
}

export interface StoreRecord {
  readonly revision: string;
  readonly key: string;
  readonly value?: string;
  readonly version?: number;
  readonly lease?: number;
}

/** Somebody who watches, as the picture shows them. */
export interface Pointer {
  readonly name: string;
  /** The first revision that they have not been told of. */
  readonly next: number;
  /** In words: what they were told, or what waits for them. */
  readonly note: string;
  readonly tone: "calm" | "behind" | "ended";
}

/** What a reader can do to the store. */
export type Call =
  | { readonly kind: "put" | "delete"; readonly key: string }
  | { readonly kind: "both" }
  | { readonly kind: "swap"; readonly key: string; readonly modRevision: number }
  | { readonly kind: "compact" | "watch"; readonly revision: number };

export interface Event {
  readonly id: EventId;
  readonly key?: string;
  readonly revision: number;
  readonly version?: number;
  readonly expected?: number;
  readonly found?: number;
}

export type EventId =
  | "start" | "put" | "created" | "deleted" | "deleted-nothing" | "both" | "swapped" | "not-swapped"
  | "compacted" | "watching" | "watching-past" | "watch-canceled";

export interface Watcher {
  readonly from: number;
  readonly next: number;
  readonly told: readonly { readonly revision: number; readonly type: "PUT" | "DELETE"; readonly key: string; readonly value: string }[];
  readonly compactRevision?: number;
}

export interface ViewedKey {
  readonly key: string;
  readonly value: string;
  readonly created: number;
  readonly modified: number;
  readonly version: number;
}

/** One picture of the store, and what has just happened. */
export interface Step {
  readonly event: Event;
  /** Number of calls made so far. */
  readonly calls: number;
  readonly store: StoreState;
  readonly watchers: readonly Watcher[];
  /** What can be read at each revision that is kept. */
  readonly views: readonly { readonly revision: number; readonly kvs: readonly ViewedKey[] }[];
}

/** What the figure says besides the picture, in one language. */
export interface Strings {
  readonly events: Readonly<Record<EventId, (event: Event) => string>>;
  readonly step: (step: number, of: number, revision: number) => string;
  readonly back: string;
  readonly next: string;
  readonly restart: string;
  readonly yourTurn: string;
  readonly write: string;
  readonly both: string;
  readonly lookAt: string;
  readonly revision: (revision: number, now: boolean) => string;
  readonly nothing: string;
  readonly columns: { readonly key: string; readonly value: string; readonly created: string; readonly modified: string; readonly version: string };
  readonly swap: (modRevision: number) => string;
  readonly swapOf: (key: string, modRevision: number) => string;
  readonly fromHere: string;
  readonly compact: string;
  readonly watch: string;
  readonly watcher: (number: number, from: number) => string;
  readonly told: (watcher: Watcher) => string;
}
