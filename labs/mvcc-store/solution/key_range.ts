import type { KeyRange } from "@reconcile/api";

/** Whether `key` is one of the keys of the range. */
export function contains({ key: first, rangeEnd = "" }: KeyRange, key: string): boolean {
  if (rangeEnd === "") return key === first;
  return key >= first && (rangeEnd === "\0" || key < rangeEnd);
}
