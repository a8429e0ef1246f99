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

/** Stage 3. Delays that grow. */
export class Backoff {
  protected readonly options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.options = options;
  }

  /** How long to wait now, in ms. */
  step(): number {
    throw new Error("not written yet: Backoff.step");
  }
}
