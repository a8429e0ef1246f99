import { finalize, fold } from "../random/mix";

/**
 * How events of the same virtual time are ordered:
 * 1. faults and scripts of the test, in the order in which they were scheduled;
 * 2. timers of the test itself (`sim.clock`), in the order in which they were set;
 * 3. what happens to processes. Two events of one source — the timers of one process, or the messages of one directed link —
 *    keep the order in which they were made; the order of different sources is drawn from the seed, anew for each moment.
 */
export const scriptSource = 0;
export const testSource = 1;
/** From here on a source's number says which one it is, not where it comes. */
export const firstSource = 2;

/** The timers of the process with that index. */
export const timersOf = (process: number): number => (process === 0 ? testSource : firstSource + process);

/** The messages from one process to another, by their indices. */
export const linkBetween = (from: number, to: number): number => firstSource + (from + 1) * 65_537 + to;

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** A number that orders sources of the same moment: its own place for a script or the test, drawn from the seed for any other. */
export function rankOf(seed: number, source: number, time: number): number {
  if (source < firstSource) return source;
  bits[0] = time;
  // The two halves enter alike, so that the byte order of the machine does not matter.
  const moment = (words[0] as number) ^ (words[1] as number);
  return firstSource + (finalize(fold(fold(seed, source - firstSource), moment)) >>> 0);
}
