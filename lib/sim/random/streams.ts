import type { Random } from "../capabilities";
import { SimulationError } from "../core/errors";
import { finalize, fold, hashString } from "./mix";
import { Sfc32 } from "./sfc32";

// Looked up once: in an interpreter a global is dear.
const { isSafeInteger } = Number;
const { floor } = Math;

/**
 * An independent stream for one purpose, such as ("process", "n1") or ("link", "n1", "n2", "delay"). A stream depends on
 * the seed and its labels alone: a draw added in one place shifts nothing anywhere else.
 *
 * @param seed a safe integer; every bit of it counts.
 */
export function stream(seed: number, ...labels: readonly string[]): Sfc32 {
  let a = fold(fold(0x2545f491, seed | 0), floor(seed / 4294967296) | 0);
  for (const label of labels) a = hashString(label, a);
  const b = finalize(fold(a, 1));
  return new Sfc32(finalize(a), b, finalize(fold(b, 2)));
}

/** The {@link Random} capability over one stream, which is made when the first number is drawn: most processes never draw one. */
export function randomFrom(make: () => Sfc32): Random {
  let made: Sfc32 | undefined;
  const int = (min: number, max: number): number => {
    if (!isSafeInteger(min) || !isSafeInteger(max) || max < min) {
      throw new SimulationError("bad-argument", `random.int(${min}, ${max}) needs two integers, the smaller one first.`);
    }
    const source = (made ??= make());
    const span = max - min + 1;
    if (span <= 4294967296) return min + floor(source.next() * span);
    const wide = (source.uint32() >>> 11) * 4294967296 + source.uint32();
    return min + floor((wide / 9007199254740992) * span);
  };
  return Object.freeze({
    next: () => (made ??= make()).next(),
    int,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new SimulationError("bad-argument", "random.pick was given an empty list.");
      return items[int(0, items.length - 1)] as T;
    },
  });
}
