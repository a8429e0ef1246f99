import type { KeyRange } from "@reconcile/api";

/**
 * Whether `key` is one of the keys of the range. Hover over `KeyRange` to
 * read which those are.
 */
export function contains(range: KeyRange, key: string): boolean {
  throw new Error("not written yet: contains");
}
