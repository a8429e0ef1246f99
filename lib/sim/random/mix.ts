const { imul } = Math;

/**
 * Integer mixing, shared by random streams, tie-breaking and the trace digest. The finalizer is murmur3's `fmix32`
 * (Austin Appleby, public domain).
 */
export function finalize(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = imul(h, 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Folds one 32-bit word into a running hash. Order matters. */
export function fold(hash: number, word: number): number {
  return imul(((hash << 5) | (hash >>> 27)) ^ word, 0x9e3779b1) + 0x7f4a7c15 | 0;
}

export function hashString(text: string, start: number): number {
  const { length } = text;
  let h = fold(start, length);
  // `fold`, written out: an interpreter pays more for the call than for the arithmetic.
  for (let i = 0; i < length; i++) h = imul(((h << 5) | (h >>> 27)) ^ text.charCodeAt(i), 0x9e3779b1) + 0x7f4a7c15 | 0;
  return finalize(h);
}
