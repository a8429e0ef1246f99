type Compare = (a: unknown, b: unknown) => number;

/**
 * A stable merge sort with one sequence of comparisons in every engine, so that a comparator that is inconsistent or has
 * side effects does the same everywhere. `undefined` goes to the end without being compared, as the language has it.
 */
export function sorted(items: readonly unknown[], compare: Compare | undefined): unknown[] {
  const less: Compare = compare ?? byText;
  const defined = items.filter((item) => item !== undefined);
  const result = mergeSort(defined, less);
  for (let i = defined.length; i < items.length; i++) result.push(undefined);
  return result;
}

function byText(a: unknown, b: unknown): number {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function mergeSort(items: unknown[], compare: Compare): unknown[] {
  let from = items;
  let to: unknown[] = items.slice();
  for (let width = 1; width < from.length; width *= 2) {
    for (let low = 0; low < from.length; low += 2 * width) merge(from, to, low, Math.min(low + width, from.length), Math.min(low + 2 * width, from.length), compare);
    [from, to] = [to, from];
  }
  return from;
}

function merge(from: unknown[], to: unknown[], low: number, middle: number, high: number, compare: Compare): void {
  let left = low;
  let right = middle;
  for (let at = low; at < high; at++) {
    const takeLeft = left < middle && (right >= high || !(compare(from[left], from[right]) > 0));
    to[at] = takeLeft ? from[left++] : from[right++];
  }
}

/** Array.prototype.sort and toSorted in these terms. */
export const sorting = {
  sort(this: unknown[], compare?: Compare): unknown[] {
    if (compare !== undefined && typeof compare !== "function") throw new TypeError("The comparison function must be a function.");
    const present: unknown[] = [];
    for (let i = 0; i < this.length; i++) if (i in this) present.push(this[i]);
    const result = sorted(present, compare);
    for (let i = 0; i < result.length; i++) this[i] = result[i];
    for (let i = result.length; i < this.length; i++) delete this[i];
    return this;
  },
  toSorted(this: unknown[], compare?: Compare): unknown[] {
    if (compare !== undefined && typeof compare !== "function") throw new TypeError("The comparison function must be a function.");
    return sorted(Array.from({ length: this.length }, (_, i) => this[i]), compare);
  },
};
