/**
 * A heap whose items have names (backend/heap/heap.go). `less` says who comes
 * first. `addOrUpdate`, `delete` and `pop` take O(log n) steps.
 */
export class KeyedHeap<T> {
  readonly #items: T[] = [];
  readonly #places = new Map<string, number>();
  readonly #keyOf: (item: T) => string;
  readonly #less: (a: T, b: T) => boolean;

  constructor(keyOf: (item: T) => string, less: (a: T, b: T) => boolean) {
    this.#keyOf = keyOf;
    this.#less = less;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Puts the item in; one of the same name gives way. Also to be called after `less` has come to judge an item differently. */
  addOrUpdate(item: T): void {
    const place = this.#places.get(this.#keyOf(item)) ?? this.#items.length;
    this.#put(item, place);
    this.#settle(place);
  }

  get(key: string): T | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : this.#items[place];
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** Takes an item out by its name; undefined if it is not there. */
  delete(key: string): T | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const item = this.#items[place];
    const last = this.#items.pop() as T;
    this.#places.delete(key);
    if (place < this.#items.length) {
      this.#put(last, place);
      this.#settle(place);
    }
    return item;
  }

  /** The first item, which stays. */
  peek(): T | undefined {
    return this.#items[0];
  }

  /** Takes the first item out; undefined if there is none. */
  pop(): T | undefined {
    const first = this.#items[0];
    return first === undefined ? undefined : this.delete(this.#keyOf(first));
  }

  /** All items, in no particular order. */
  list(): T[] {
    return [...this.#items];
  }

  #put(item: T, place: number): void {
    this.#items[place] = item;
    this.#places.set(this.#keyOf(item), place);
  }

  #settle(place: number): void {
    this.#down(this.#up(place));
  }

  #up(place: number): number {
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#swapIfLess(place, parent)) return place;
      place = parent;
    }
    return place;
  }

  #down(place: number): void {
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      if (left >= this.size) return;
      const child = right < this.size && this.#less(this.#items[right] as T, this.#items[left] as T) ? right : left;
      if (!this.#swapIfLess(child, place)) return;
      place = child;
    }
  }

  /** Swaps the two if the one at `place` comes before the one at `other`. */
  #swapIfLess(place: number, other: number): boolean {
    const [item, than] = [this.#items[place] as T, this.#items[other] as T];
    if (!this.#less(item, than)) return false;
    this.#put(item, other);
    this.#put(than, place);
    return true;
  }
}
