/**
 * A thing in a `Heap`. The heap keeps `index` up to date, and sets it to
 * -1 when the thing leaves.
 */
export interface HeapItem {
  index: number;
}

/**
 * A binary heap, as Go's `container/heap`: the least item is always at hand;
 * `push`, `pop` and `fix` take O(log n) steps. Equal items come out in no
 * particular order.
 */
export class Heap<T extends HeapItem> {
  readonly #items: T[] = [];
  readonly #less: (a: T, b: T) => boolean;

  constructor(less: (a: T, b: T) => boolean) {
    this.#less = less;
  }

  get size(): number {
    return this.#items.length;
  }

  /**
   * The least item, which stays in the heap; undefined if the heap is empty.
   */
  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    this.#place(item, this.#items.length);
    this.#up(item);
  }

  /** Takes the least item out; undefined if the heap is empty. */
  pop(): T | undefined {
    const least = this.#items[0];
    const last = this.#items.pop();
    if (least === undefined || last === undefined) return undefined;
    if (last !== least) {
      this.#place(last, 0);
      this.#down(last);
    }
    least.index = -1;
    return least;
  }

  /**
   * Call it after you have changed what `less` looks at in an item of the heap:
   * it moves to its new place.
   */
  fix(item: T): void {
    this.#up(item);
    this.#down(item);
  }

  /** The items in no particular order. */
  [Symbol.iterator](): IterableIterator<T> {
    return this.#items.values();
  }

  #place(item: T, index: number): void {
    this.#items[index] = item;
    item.index = index;
  }

  #up(item: T): void {
    for (;;) {
      const parent = this.#items[(item.index - 1) >> 1];
      if (item.index === 0 || parent === undefined || !this.#less(item, parent)) return;
      const index = parent.index;
      this.#place(parent, item.index);
      this.#place(item, index);
    }
  }

  #down(item: T): void {
    for (;;) {
      const left = this.#items[2 * item.index + 1];
      const right = this.#items[2 * item.index + 2];
      const child = left !== undefined && right !== undefined && this.#less(right, left) ? right : left;
      if (child === undefined || !this.#less(child, item)) return;
      const index = child.index;
      this.#place(child, item.index);
      this.#place(item, index);
    }
  }
}
