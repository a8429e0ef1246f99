import { stream } from "../random/streams";
import type { Sfc32 } from "../random/sfc32";
import { defaultLink, drawDelay, type Delay, type LinkOptions } from "./options";

/** One direction between two processes. Each kind of chance has a stream of its own, so that none shifts another. */
export class Link {
  /** Partitions that cut this link now. */
  cuts = 0;
  /** What it is as a source of events; see ties.ts. */
  readonly number: number;
  /** What faults add to the link's own options, strongest of each. */
  readonly weakened: LinkOptions[] = [];
  /** When the last message that keeps the order arrives. */
  private lastArrival = 0;
  private own: LinkOptions;
  /** What is in force: the link's own options, or what faults make of them. */
  loss = 0;
  duplicate = 0;
  private delay: Delay = 0;
  private reorder = 0;
  private readonly source: () => readonly [seed: number, from: string, to: string];
  private delays?: Sfc32;
  private losses?: Sfc32;
  private duplicates?: Sfc32;
  private reorders?: Sfc32;

  constructor(options: LinkOptions, number: number, source: () => readonly [seed: number, from: string, to: string]) {
    this.own = options;
    this.number = number;
    this.source = source;
    this.refresh();
  }

  configure(options: LinkOptions): void {
    this.own = { ...this.own, ...options };
    this.refresh();
  }

  /** Call after a change of {@link weakened}. */
  refresh(): void {
    const { own } = this;
    this.delay = own.delay ?? defaultLink.delay;
    this.loss = own.loss ?? defaultLink.loss;
    this.duplicate = own.duplicate ?? defaultLink.duplicate;
    this.reorder = own.reorder ?? defaultLink.reorder;
    for (const { delay, loss = 0, duplicate = 0, reorder = 0 } of this.weakened) {
      if (delay !== undefined) this.delay = delay;
      this.loss = Math.max(this.loss, loss);
      this.duplicate = Math.max(this.duplicate, duplicate);
      this.reorder = Math.max(this.reorder, reorder);
    }
  }

  loses(): boolean {
    return this.loss > 0 && (this.losses ??= this.stream("loss")).next() < this.loss;
  }

  duplicatesIt(): boolean {
    return this.duplicate > 0 && (this.duplicates ??= this.stream("duplicate")).next() < this.duplicate;
  }

  /** When a message sent now arrives. */
  arrival(now: number): number {
    const { delay } = this;
    const at = now + (typeof delay === "number" ? delay : drawDelay(delay, (this.delays ??= this.stream("delay"))));
    if (this.reorder > 0 && (this.reorders ??= this.stream("reorder")).next() < this.reorder) return at;
    if (at > this.lastArrival) this.lastArrival = at;
    return this.lastArrival;
  }

  private stream(purpose: string): Sfc32 {
    const [seed, from, to] = this.source();
    return stream(seed, "link", from, to, purpose);
  }
}
