import { stream } from "../random/streams";
import type { Sfc32 } from "../random/sfc32";
import { defaultLink, drawDelay, type LinkOptions } from "./options";

/** One direction between two processes. Each kind of chance has a stream of its own, so that none shifts another. */
export class Link {
  /** Partitions that cut this link now. */
  cuts = 0;
  /** What faults add to the link's own options, strongest of each. */
  readonly weakened: LinkOptions[] = [];
  /** When the last message that keeps the order arrives. */
  private lastArrival = 0;
  private own: LinkOptions;
  private effective: Required<LinkOptions>;
  private readonly source: () => readonly [seed: number, from: string, to: string];
  private delays?: Sfc32;
  private losses?: Sfc32;
  private duplicates?: Sfc32;
  private reorders?: Sfc32;

  constructor(options: LinkOptions, source: () => readonly [seed: number, from: string, to: string]) {
    this.own = options;
    this.effective = { ...defaultLink, ...options };
    this.source = source;
  }

  configure(options: LinkOptions): void {
    this.own = { ...this.own, ...options };
    this.refresh();
  }

  /** Call after a change of {@link weakened}. */
  refresh(): void {
    const result = { ...defaultLink, ...this.own };
    for (const { delay, loss = 0, duplicate = 0, reorder = 0 } of this.weakened) {
      if (delay !== undefined) result.delay = delay;
      result.loss = Math.max(result.loss, loss);
      result.duplicate = Math.max(result.duplicate, duplicate);
      result.reorder = Math.max(result.reorder, reorder);
    }
    this.effective = result;
  }

  loses(): boolean {
    const { loss } = this.effective;
    return loss > 0 && (this.losses ??= this.stream("loss")).next() < loss;
  }

  duplicatesIt(): boolean {
    const { duplicate } = this.effective;
    return duplicate > 0 && (this.duplicates ??= this.stream("duplicate")).next() < duplicate;
  }

  /** When a message sent now arrives. */
  arrival(now: number): number {
    const { delay, reorder } = this.effective;
    const at = now + (typeof delay === "number" ? delay : drawDelay(delay, (this.delays ??= this.stream("delay"))));
    if (reorder > 0 && (this.reorders ??= this.stream("reorder")).next() < reorder) return at;
    if (at > this.lastArrival) this.lastArrival = at;
    return this.lastArrival;
  }

  private stream(purpose: string): Sfc32 {
    const [seed, from, to] = this.source();
    return stream(seed, "link", from, to, purpose);
  }
}
