import { SimulationError } from "../core/errors";
import type { Sfc32 } from "../random/sfc32";

/**
 * How long a message is under way, in milliseconds of virtual time: always the same; anything between two bounds alike; or a
 * heavy tail, where most take little more than `min` and one in a hundred takes ten times as long (Pareto with shape 2, cut at `max`).
 */
export type Delay =
  | number
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | { readonly kind: "tail"; readonly min: number; readonly max: number };

/** What a directed link does to messages. Probabilities are in [0, 1]. */
export interface LinkOptions {
  /** Default 1. */
  readonly delay?: Delay;
  /** Probability that a message is lost. */
  readonly loss?: number;
  /** Probability that a message arrives twice. */
  readonly duplicate?: number;
  /** Probability that a message may overtake those sent before it, or be overtaken. Without it a link keeps the order. */
  readonly reorder?: number;
}

export const defaultLink: Required<LinkOptions> = { delay: 1, loss: 0, duplicate: 0, reorder: 0 };

/** Throws if an option is out of bounds; returns the options unchanged otherwise. */
export function checkLink<O extends LinkOptions>(options: O): O {
  for (const key of ["loss", "duplicate", "reorder"] as const) {
    const value = options[key];
    if (value !== undefined && !(value >= 0 && value <= 1)) {
      throw new SimulationError("bad-argument", `network.${key} is a probability between 0 and 1, not ${value}.`);
    }
  }
  const { delay } = options;
  const [min, max] = delay === undefined ? [0, 0] : typeof delay === "number" ? [delay, delay] : [delay.min, delay.max];
  if (!(min >= 0 && max >= min && max < Infinity) || (typeof delay === "object" && delay.kind === "tail" && min === 0)) {
    throw new SimulationError("bad-argument", `network.delay ${JSON.stringify(delay)}: needs 0 ≤ min ≤ max (0 < min for a tail), in milliseconds.`);
  }
  return options;
}

/** Drawn delays are `min` plus a multiple of this. Sums of it are exact, so that times stay short to read and to store. */
const grain = 1 / 16;
const { floor, min: least, sqrt } = Math;

export function drawDelay(delay: Delay, random: Sfc32): number {
  if (typeof delay === "number") return delay;
  const { kind, min, max } = delay;
  // 1 - next() is in (0, 1]; division and square root are exact in every engine, a logarithm would not be.
  const extra = kind === "uniform" ? (max - min) * random.next() : least(max, min / sqrt(1 - random.next())) - min;
  return min + floor(extra / grain) * grain;
}
