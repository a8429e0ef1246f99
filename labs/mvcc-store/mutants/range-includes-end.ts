// mutant-of: key_range.ts
// killed-by: index.contains
// mistake: The end of a range counts as a part of it: a list of one namespace shows the first object of the next.
import type { KeyRange } from "@reconcile/api";

export function contains({ key: first, rangeEnd }: KeyRange, key: string): boolean {
  if (!rangeEnd) return key === first;
  if (rangeEnd === "\0") return key >= first;
  return key >= first && key <= rangeEnd;
}
