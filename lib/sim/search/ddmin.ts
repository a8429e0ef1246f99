/**
 * The smallest part of a list that still fails, in that leaving out any one more item makes it pass: delta debugging,
 * algorithm `ddmin` of A. Zeller and R. Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE TSE 28(2), 2002.
 *
 * @param fails asked of a part; the whole list is known to fail and not asked of.
 */
export async function ddmin<T>(items: readonly T[], fails: (part: readonly T[]) => Promise<boolean>): Promise<readonly T[]> {
  let rest = items;
  if (rest.length > 0 && (await fails([]))) return [];
  let pieces = 2;
  while (rest.length >= 2) {
    const smaller = await findFailingPart(rest, pieces, fails);
    if (smaller !== undefined) {
      rest = smaller.part;
      pieces = smaller.complement ? Math.max(pieces - 1, 2) : 2;
    } else if (pieces < rest.length) {
      pieces = Math.min(rest.length, pieces * 2);
    } else {
      break;
    }
  }
  return rest;
}

interface FailingPart<T> {
  readonly part: readonly T[];
  readonly complement: boolean;
}

async function findFailingPart<T>(items: readonly T[], pieces: number, fails: (part: readonly T[]) => Promise<boolean>): Promise<FailingPart<T> | undefined> {
  const bounds = Array.from({ length: pieces }, (_, i) => [Math.floor((i * items.length) / pieces), Math.floor(((i + 1) * items.length) / pieces)] as const);
  for (const [from, to] of bounds) {
    const part = items.slice(from, to);
    if (await fails(part)) return { part, complement: false };
  }
  if (pieces === 2) return undefined; // the complements are the parts
  for (const [from, to] of bounds) {
    const part = [...items.slice(0, from), ...items.slice(to)];
    if (await fails(part)) return { part, complement: true };
  }
  return undefined;
}
