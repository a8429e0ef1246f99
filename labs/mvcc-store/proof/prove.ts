import { deepStrictEqual } from "node:assert";
import type { EtcdEvent, KeyRange, Random, WatchCreateRequest, WatchResponse } from "@reconcile/api";
import { ManualClock } from "@/lib/sim/manual-clock";
import { randomFrom, stream } from "@/lib/sim/random/streams";
import { perform, randomOp, randomRange } from "../behaviours/random-ops";
import type { WatchChannel } from "../solution/channel";
import { LeaseStore } from "../solution/lease";
import { Model, isIn } from "./model";

/** What a run has seen. */
export interface Proved {
  calls: number;
  refused: number;
  revisions: number;
  events: number;
  /** Watches that were told that what they need is compacted. */
  canceled: number;
}

/** A watch of the reference, and what its reader was told. */
class Watch {
  readonly #channel: WatchChannel;
  readonly #range: KeyRange;
  readonly #prevKv: boolean;
  readonly #from: number;
  readonly received: EtcdEvent[] = [];
  canceled = false;

  constructor(store: LeaseStore, model: Model, request: WatchCreateRequest) {
    this.#channel = store.watch(request) as WatchChannel;
    this.#range = request;
    this.#prevKv = request.prevKv ?? false;
    this.#from = request.startRevision === 0 ? model.revision + 1 : request.startRevision!;
  }

  /** Takes what has arrived, and compares it with what the model says has happened. */
  read(model: Model): void {
    for (const response of this.#channel.buffer.splice(0)) {
      if (this.canceled) throw new Error("a response after the last");
      this.received.push(...response.events);
      this.canceled = response.canceled;
      this.#checkWhole(response);
      if (response.canceled) this.#checkCanceled(response, model);
    }
    const expected = this.#expected(model).slice(0, this.received.length);
    deepStrictEqual(this.received.map(({ type, kv }) => ({ type, kv })), expected.map(({ type, kv }) => ({ type, kv })));
    for (const [i, { prevKv, kv }] of this.received.entries()) {
      const compacted = prevKv === undefined && kv.modRevision - 1 < model.compacted;
      if (!compacted) deepStrictEqual(prevKv, this.#prevKv ? expected[i]?.prevKv : undefined);
    }
  }

  /** Once all time that a watcher may take has passed. */
  expectComplete(model: Model): void {
    if (!this.canceled) deepStrictEqual(this.received.length, this.#expected(model).length);
  }

  #expected(model: Model): EtcdEvent[] {
    return model.events.filter(({ kv }) => kv.modRevision >= this.#from && isIn(this.#range, kv.key));
  }

  #checkWhole({ events }: WatchResponse): void {
    const before = this.received[this.received.length - events.length - 1]?.kv.modRevision ?? 0;
    if (events.some(({ kv }) => kv.modRevision <= before)) throw new Error(`revision ${before} was told in two responses`);
  }

  #checkCanceled({ compactRevision }: WatchResponse, model: Model): void {
    const { key, rangeEnd = "" } = this.#range;
    if (compactRevision === 0 && rangeEnd !== "" && rangeEnd !== "\0" && key >= rangeEnd) return;
    const next = this.#expected(model)[this.received.length]?.kv.modRevision ?? Infinity;
    const needed = this.received.length === 0 ? this.#from : next;
    if (compactRevision > model.compacted || needed >= compactRevision) throw new Error(`canceled at ${compactRevision}, though ${next} could be told`);
  }
}

/**
 * Makes `calls` random calls to the reference and to the model, lets time pass, opens watches and reads them now and then, and compares every answer.
 * Throws at the first difference.
 */
export function prove(seed: number, calls: number): Proved {
  const random = randomFrom(() => stream(seed, "proof"));
  const clock = new ManualClock();
  const store = new LeaseStore({ clock });
  const model = new Model();
  const watches: Watch[] = [];
  const proved: Proved = { calls, refused: 0, revisions: 0, events: 0, canceled: 0 };

  for (let i = 0; i < calls; i++) {
    step(random, { store, model, clock, watches, proved });
    if (random.int(0, 5) === 0) for (const watch of watches) if (random.int(0, 2) === 0) watch.read(model);
  }
  for (let i = 0; i < 40; i++) {
    for (const watch of watches) watch.read(model);
    advance(clock, model, 100);
  }
  for (const watch of watches) {
    watch.read(model);
    watch.expectComplete(model);
    proved.events += watch.received.length;
    proved.canceled += watch.canceled ? 1 : 0;
  }
  proved.revisions = model.revision - 1;
  return proved;
}

function step(random: Random, { store, model, clock, watches, proved }: { store: LeaseStore; model: Model; clock: ManualClock; watches: Watch[]; proved: Proved }): void {
  const dice = random.int(0, 19);
  if (dice === 0) {
    advance(clock, model, random.int(0, 3_000));
  } else if (dice === 1 && watches.length < 8) {
    const startRevision = random.int(0, 2) === 0 ? 0 : Math.max(1, model.revision - random.int(-4, 12));
    watches.push(new Watch(store, model, { ...randomRange(random), startRevision, prevKv: random.int(0, 1) === 1 }));
  } else if (dice === 2 && random.int(0, 3) === 0) {
    // More than a reader's channel has room for.
    for (let i = 0; i < 150; i++) deepStrictEqual(store.put({ key: "a", value: String(i) }), model.put({ key: "a", value: String(i) }));
  } else {
    const op = randomOp(random, model.revision);
    // No two leases run out at the same moment.
    const granted = op.kind === "grant" ? op.ttl : op.kind === "keepAliveOnce" && model.leases().includes(op.id) ? model.timeToLive(op.id).grantedTTL : undefined;
    if (granted !== undefined && model.expiries().includes(clock.now() + granted)) return;
    const expected = perform(model, op);
    deepStrictEqual(perform(store, op), expected);
    if (typeof expected === "string") proved.refused += 1;
  }
}

function advance(clock: ManualClock, model: Model, ms: number): void {
  clock.advanceTo(clock.now() + ms);
  model.advanceTo(clock.now());
}
