/** What a reader can do to the queue. Workers count from 0. */
export type Call =
  | { readonly kind: "add"; readonly item: string }
  | { readonly kind: "get" | "succeed" | "fail"; readonly worker: number }
  | { readonly kind: "advance" };

/** One picture of the queue, and what has just happened. Times are virtual milliseconds. */
export interface Step<E extends Event = Event> {
  readonly event: E;
  /** Number of calls made so far. */
  readonly calls: number;
  readonly time: number;
  readonly queue: readonly string[];
  readonly dirty: readonly string[];
  readonly processing: readonly string[];
  /** The earliest first. */
  readonly waiting: readonly { readonly item: string; readonly readyAt: number }[];
  readonly workers: readonly { readonly state: "idle" | "waiting" | "working"; readonly item?: string }[];
}

export interface Event {
  readonly id: EventId;
  readonly items: readonly string[];
  readonly worker?: number;
  readonly ms?: number;
  readonly failures?: number;
}

export type EventId =
  | "start" | "added" | "duplicate" | "added-while-processing" | "got" | "waits" | "woken"
  | "succeeded" | "succeeded-requeued" | "failed" | "ready" | "nothing-due";

/** What stands in the picture, in one language. */
export interface PictureWords {
  readonly queue: string;
  readonly queueHint: string;
  readonly dirty: string;
  readonly dirtyHint: string;
  readonly processing: string;
  readonly processingHint: string;
  readonly waiting: string;
  readonly empty: string;
  readonly now: string;
  readonly worker: (number: number) => string;
  readonly states: { readonly idle: string; readonly waiting: string; readonly working: string };
}

/** Everything that the figure says, in one language. */
export interface Strings extends PictureWords {
  readonly events: Readonly<Record<EventId, (event: Event) => string>>;
  readonly step: (step: number, of: number, time: number) => string;
  readonly back: string;
  readonly next: string;
  readonly restart: string;
  readonly yourTurn: string;
  readonly handlers: string;
  readonly time: string;
  readonly advance: string;
  readonly succeed: string;
  readonly fail: string;
}
