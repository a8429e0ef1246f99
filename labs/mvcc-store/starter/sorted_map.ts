/**
 * A map whose keys are kept in order, so that a range of them can be walked.
 * etcd uses a B-tree (github.com/google/btree); here it is a sorted array
 * with binary search, which is called the same way.
 */
export class SortedMap<V> {
  readonly #keys: string[] = [];
  readonly #values: V[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): V | undefined {
    const at = this.#search(key);
    return this.#keys[at] === key ? this.#values[at] : undefined;
  }

  set(key: string, value: V): void {
    const at = this.#search(key);
    const known = this.#keys[at] === key ? 1 : 0;
    this.#keys.splice(at, known, key);
    this.#values.splice(at, known, value);
  }

  delete(key: string): void {
    const at = this.#search(key);
    if (this.#keys[at] !== key) return;
    this.#keys.splice(at, 1);
    this.#values.splice(at, 1);
  }

  /**
   * The entries in the order of keys, from the first key that is not less than
   * `from`. Leave the loop when you have enough; don't add or delete keys
   * inside of it.
   */
  *ascend(from = ""): IterableIterator<[key: string, value: V]> {
    for (let i = this.#search(from); i < this.#keys.length; i++) yield [this.#keys[i]!, this.#values[i]!];
  }

  /** The index of the first key that is not less than `key`. */
  #search(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
