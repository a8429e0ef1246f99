// mutant-of: key_range.ts
// killed-by: index.contains
// mistake: An end of "\\0" is taken for a key: a watch of everything sees nothing.
import type { KeyRange } from "@reconcile/api";

export function contains({ key: first, rangeEnd }: KeyRange, key: string): boolean {
  if (!rangeEnd) return key === first;
  return key >= first && key < rangeEnd;
}
