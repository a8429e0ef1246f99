import type { Clock, Random } from "@/lib/sim/capabilities";

export interface BackoffConfig {
  readonly clock: Clock;
  /** The first delay, in milliseconds. */
  readonly initial: number;
  /** No delay is longer, in milliseconds. */
  readonly max: number;
  /** Each step adds up to so much of the delay before it, at random: needs `random`. */
  readonly maxJitterFactor?: number;
  readonly random?: Random;
  /** Whether an entry of that age starts anew; by default, when it was not updated for more than twice `max`. Times in milliseconds. */
  readonly hasExpired?: (eventTime: number, lastUpdate: number, max: number) => boolean;
}

interface Entry {
  readonly backoff: number;
  readonly lastUpdate: number;
}

/**
 * Delays by key that double with every step (client-go util/flowcontrol/backoff.go). The kubelet uses it for containers that
 * crash and for images that cannot be pulled. It does not wait itself: it answers whether there is still to wait.
 */
export class Backoff {
  readonly #config: BackoffConfig;
  readonly #entries = new Map<string, Entry>();

  constructor(config: BackoffConfig) {
    this.#config = config;
  }

  /** The delay now, in milliseconds; 0 for a key that is not known. */
  get(id: string): number {
    return this.#entries.get(id)?.backoff ?? 0;
  }

  /** One step further: the first delay for a key that is new or has expired, else twice the last one. */
  next(id: string, eventTime: number): void {
    const { clock, initial, max } = this.#config;
    const entry = this.#entries.get(id);
    const backoff = entry === undefined || this.#expired(eventTime, entry)
      ? initial + this.#jitter(initial)
      : Math.min(2 * entry.backoff + this.#jitter(entry.backoff), max);
    this.#entries.set(id, { backoff, lastUpdate: clock.now() });
  }

  /** Forgets the key. */
  reset(id: string): void {
    this.#entries.delete(id);
  }

  /** Whether less time than the delay has passed since the event. */
  isInBackOffSince(id: string, eventTime: number): boolean {
    const entry = this.#entries.get(id);
    return entry !== undefined && !this.#expired(eventTime, entry) && this.#config.clock.now() - eventTime < entry.backoff;
  }

  /** Whether the event comes within the delay that the latest step began. */
  isInBackOffSinceUpdate(id: string, eventTime: number): boolean {
    const entry = this.#entries.get(id);
    return entry !== undefined && !this.#expired(eventTime, entry) && eventTime - entry.lastUpdate < entry.backoff;
  }

  /** Forgets what has expired. To be called now and then. */
  gc(): void {
    const now = this.#config.clock.now();
    for (const [id, entry] of this.#entries) {
      if (this.#expired(now, entry)) this.#entries.delete(id);
    }
  }

  #expired(eventTime: number, { lastUpdate }: Entry): boolean {
    const { hasExpired = (event, update, max) => event - update > 2 * max } = this.#config;
    return hasExpired(eventTime, lastUpdate, this.#config.max);
  }

  #jitter(delay: number): number {
    const { maxJitterFactor = 0, random } = this.#config;
    return maxJitterFactor > 0 && random ? random.next() * maxJitterFactor * delay : 0;
  }
}
