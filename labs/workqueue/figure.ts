import { ManualClock } from "@/lib/sim/manual-clock";
import { observeQueue } from "./observe";
import { defaultControllerRateLimiter } from "./solution/rate_limiters";
import { RateLimitingQueue } from "./solution/rate_limiting";

/** What a reader, or the story, does. Workers count from 0. A worker that fails calls `addRateLimited`, one that succeeds `forget`; both say `done`. */
export type FigureCall =
  | { readonly kind: "add"; readonly item: string }
  | { readonly kind: "get" | "succeed" | "fail"; readonly worker: number }
  | { readonly kind: "advance" };

/** What happened, for a caption. */
export interface FigureEvent {
  readonly id: "start" | "added" | "duplicate" | "added-while-processing" | "got" | "waits" | "woken"
    | "succeeded" | "succeeded-requeued" | "failed" | "ready" | "nothing-due";
  readonly items: readonly string[];
  readonly worker?: number;
  /** How long a failed item waits, or how much time has passed. */
  readonly ms?: number;
  /** Failures of the item so far. */
  readonly failures?: number;
}

/** A picture of the queue: the collections, and what the two workers do. Items of `waiting` are ordered by time. */
export interface FigureStep {
  readonly event: FigureEvent;
  /** Number of calls made so far. */
  readonly calls: number;
  /** Virtual time in ms. */
  readonly time: number;
  readonly queue: readonly string[];
  readonly dirty: readonly string[];
  readonly processing: readonly string[];
  readonly waiting: readonly { readonly item: string; readonly readyAt: number }[];
  readonly workers: readonly { readonly state: "idle" | "waiting" | "working"; readonly item?: string }[];
}

type Worker = FigureStep["workers"][number];

/** A story in which everything happens once: a duplicate, work on two items at once, an add during the work, two failures, a worker woken. */
export const story: readonly FigureCall[] = [
  { kind: "add", item: "a" },
  { kind: "add", item: "b" },
  { kind: "add", item: "a" },
  { kind: "get", worker: 0 },
  { kind: "get", worker: 1 },
  { kind: "add", item: "a" },
  { kind: "add", item: "c" },
  { kind: "fail", worker: 1 },
  { kind: "get", worker: 1 },
  { kind: "succeed", worker: 0 },
  { kind: "get", worker: 0 },
  { kind: "advance" },
  { kind: "succeed", worker: 0 },
  { kind: "get", worker: 0 },
  { kind: "fail", worker: 0 },
  { kind: "succeed", worker: 1 },
  { kind: "get", worker: 1 },
  { kind: "advance" },
  { kind: "succeed", worker: 1 },
];

/**
 * Makes the calls to the lab's reference solution in virtual time, and draws a picture after each thing that happened.
 * @param settled resolves once every promise that can settle has; only a task of the host knows
 */
export async function runFigure(calls: readonly FigureCall[], settled: () => Promise<void>): Promise<FigureStep[]> {
  const figure = new Figure();
  figure.show({ id: "start", items: [] }, 0);
  for (const [i, call] of calls.entries()) {
    figure.show(figure.make(call), i + 1);
    await settled();
    for (const event of figure.woken()) figure.show(event, i + 1);
  }
  return figure.steps;
}

class Figure {
  readonly steps: FigureStep[] = [];
  readonly #clock = new ManualClock();
  readonly #queue = new RateLimitingQueue<string>(defaultControllerRateLimiter(this.#clock), { clock: this.#clock });
  readonly #workers: Worker[] = [{ state: "idle" }, { state: "idle" }];
  #woken: FigureEvent[] = [];

  show(event: FigureEvent, calls: number): void {
    const { queue = [], dirty = [], processing = [], waiting = [] } = observeQueue(this.#queue);
    this.steps.push({ event, calls, time: this.#clock.now(), queue, dirty, processing, waiting, workers: [...this.#workers] });
  }

  make(call: FigureCall): FigureEvent {
    if (call.kind === "add") return this.#add(call.item);
    if (call.kind === "advance") return this.#advance();
    if (call.kind === "get") return this.#get(call.worker);
    return this.#finish(call.worker, call.kind);
  }

  /** Workers whose `get` was answered after it had waited. */
  woken(): FigureEvent[] {
    return this.#woken.splice(0);
  }

  #add(item: string): FigureEvent {
    const { dirty = [], processing = [] } = observeQueue(this.#queue);
    this.#queue.add(item);
    if (dirty.includes(item)) return { id: "duplicate", items: [item] };
    return { id: processing.includes(item) ? "added-while-processing" : "added", items: [item] };
  }

  #get(worker: number): FigureEvent {
    if (this.#workers[worker]?.state !== "idle") throw new Error(`worker ${worker} cannot call get now`);
    const ready = observeQueue(this.#queue).queue?.[0];
    this.#workers[worker] = ready === undefined ? { state: "waiting" } : { state: "working", item: ready };
    void this.#queue.get().then(({ item }) => {
      if (ready !== undefined || item === undefined) return;
      this.#workers[worker] = { state: "working", item };
      this.#woken.push({ id: "woken", items: [item], worker });
    });
    return ready === undefined ? { id: "waits", items: [], worker } : { id: "got", items: [ready], worker };
  }

  #finish(worker: number, how: "succeed" | "fail"): FigureEvent {
    const item = this.#workers[worker]?.item;
    if (item === undefined) throw new Error(`worker ${worker} has no item`);
    const requeued = observeQueue(this.#queue).dirty?.includes(item) ?? false;
    if (how === "succeed") this.#queue.forget(item);
    else this.#queue.addRateLimited(item);
    this.#queue.done(item);
    this.#workers[worker] = { state: "idle" };
    if (how === "succeed") return { id: requeued ? "succeeded-requeued" : "succeeded", items: [item], worker };
    const readyAt = observeQueue(this.#queue).waiting?.find((entry) => entry.item === item)?.readyAt ?? this.#clock.now();
    return { id: "failed", items: [item], worker, ms: readyAt - this.#clock.now(), failures: this.#queue.numRequeues(item) };
  }

  /** Time moves on to what is due next. */
  #advance(): FigureEvent {
    const before = this.#clock.now();
    const next = this.#clock.next();
    if (next === Infinity) return { id: "nothing-due", items: [] };
    const due = observeQueue(this.#queue).waiting?.filter((entry) => entry.readyAt <= next).map((entry) => entry.item) ?? [];
    this.#clock.advanceTo(next);
    return { id: "ready", items: due, ms: next - before };
  }
}
