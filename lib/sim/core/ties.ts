import { finalize, fold } from "../random/mix";

/**
 * How events of the same virtual time are ordered:
 * 1. faults and scripts of the test, in the order in which they were scheduled;
 * 2. timers of the test itself (`sim.clock`), in the order in which they were set;
 * 3. what happens to processes. Two events of one source — the timers of one process, or the messages of one directed link —
 *    keep the order in which they were made; the order of different sources is drawn from the seed, anew for each moment.
 */
export const scriptRank = 0;
export const testRank = 1;

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);

/** The rank of a source at a moment: a number that orders sources of the same time, drawn from the seed. */
export function rankOf(seed: number, source: number, time: number): number {
  bits[0] = time;
  // The two halves enter alike, so that the byte order of the machine does not matter.
  const moment = (words[0] as number) ^ (words[1] as number);
  return 2 + (finalize(fold(fold(seed, source), moment)) >>> 0);
}
