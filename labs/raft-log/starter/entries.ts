import type { Disk, Entry, Term } from "@reconcile/api";

/**
 * Given. The entries of the log, in memory and on the disk. What is appended
 * or removed is on the disk for certain from the next `sync` on: a crash
 * before it takes the change back.
 *
 * The beginning of a log may be gone (`compact`). Of the last entry that is
 * gone the term is still known; before the first entry of all, that place is
 * index 0 with term 0.
 */
export class Entries {
  private readonly disk: Disk;
  private base: { readonly index: number; readonly term: Term };
  private entries: Entry[];

  constructor(disk: Disk) {
    this.disk = disk;
    this.base = (disk.read("log") ?? { index: 0, term: 0 }) as { readonly index: number; readonly term: Term };
    this.entries = disk.keys().filter((key) => key.startsWith("log/")).map((key) => disk.read(key) as Entry);
  }

  /** The index of the first entry that is there, or would be. */
  get firstIndex(): number {
    return this.base.index + 1;
  }

  get lastIndex(): number {
    return this.base.index + this.entries.length;
  }

  get lastTerm(): Term {
    return this.entries.at(-1)?.term ?? this.base.term;
  }

  /** The term of the entry at `index`, and of the one just before the first; undefined if the log does not reach there, or not any more. */
  term(index: number): Term | undefined {
    return index === this.base.index ? this.base.term : this.entries[index - this.firstIndex]?.term;
  }

  /** The entries from `from` to `to`, both included, as far as they are there. */
  slice(from: number, to = this.lastIndex): Entry[] {
    return this.entries.slice(Math.max(0, from - this.firstIndex), Math.max(0, to - this.base.index));
  }

  /** Puts entries at the end. The first of them must follow on the last that is there. */
  append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      if (entry.index !== this.lastIndex + 1) {
        throw new Error(`The log ends at index ${this.lastIndex}; an entry with index ${entry.index} cannot be appended.`);
      }
      this.entries.push(entry);
      this.disk.write(keyOf(entry.index), entry);
    }
  }

  /** Removes the entry at `index` and all after it. */
  truncate(index: number): void {
    for (const entry of this.entries.splice(Math.max(0, index - this.firstIndex))) this.disk.delete(keyOf(entry.index));
  }

  /** Lets go of the entries up to and including `index`; the others stay. */
  compact(index: number): void {
    const term = this.term(index);
    if (term === undefined || index <= this.base.index) return;
    for (const entry of this.entries.splice(0, index - this.base.index)) this.disk.delete(keyOf(entry.index));
    this.startAfter(index, term);
  }

  /** Lets go of all entries: the log now begins after this place. */
  restore(index: number, term: Term): void {
    this.truncate(this.firstIndex);
    this.startAfter(index, term);
  }

  /** Makes everything durable that was written to the disk so far. */
  sync(): void {
    this.disk.sync();
  }

  private startAfter(index: number, term: Term): void {
    this.base = { index, term };
    this.disk.write("log", this.base);
  }
}

/** Keys are sorted as texts: with leading zeros that is the order of indices. */
function keyOf(index: number): string {
  return `log/${String(index).padStart(9, "0")}`;
}
