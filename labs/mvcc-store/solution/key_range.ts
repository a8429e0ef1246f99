import type { KeyRange } from "@reconcile/api";

/** Whether the range is one key, and no more. */
export function isOneKey({ rangeEnd = "" }: KeyRange): boolean {
  return rangeEnd === "";
}

/** Whether the key lies before the end of the range; a `rangeEnd` of "\0" is no end. */
export function isBeforeEnd({ rangeEnd }: KeyRange, key: string): boolean {
  return rangeEnd === "\0" || (rangeEnd !== undefined && key < rangeEnd);
}

export function contains(range: KeyRange, key: string): boolean {
  return isOneKey(range) ? key === range.key : key >= range.key && isBeforeEnd(range, key);
}
