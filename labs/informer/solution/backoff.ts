import type { Clock, Random } from "@reconcile/api";

export interface BackoffOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** The first delay, before jitter, in ms. */
  readonly duration: number;
  /** By what each delay is longer than the one before. */
  readonly factor: number;
  /** No delay is longer than this, before jitter, in ms. */
  readonly cap: number;
  /** A delay is stretched by up to this part of it: 1 means up to twice as long. */
  readonly jitter: number;
  /** After so much time the delays begin again with the first one, in ms. */
  readonly resetInterval: number;
}

/**
 * Delays that grow (apimachinery's `wait.Backoff` with `DelayWithReset`). As there, the time to the reset counts from the last reset,
 * so that in a long outage the delays start again every now and then.
 */
export class Backoff {
  readonly #options: BackoffOptions;
  #next: number;
  #lastStart: number;

  constructor(options: BackoffOptions) {
    this.#options = options;
    this.#next = options.duration;
    this.#lastStart = options.clock.now();
  }

  /** How long to wait now, in ms. */
  step(): number {
    const { clock, random, duration, factor, cap, jitter, resetInterval } = this.#options;
    if (clock.now() - this.#lastStart > resetInterval) {
      this.#next = duration;
      this.#lastStart = clock.now();
    }
    const delay = this.#next;
    this.#next = Math.min(delay * factor, cap);
    return delay * (1 + jitter * random.next());
  }
}
