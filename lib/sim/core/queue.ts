/** What a queued entry will do. */
export const Kind = { cancelled: 0, callback: 1, sleep: 2, namedTimer: 3, deliver: 4, script: 5 } as const;

/**
 * The events to come: a binary heap ordered by time, then rank (see ties.ts), then order of insertion.
 *
 * Entries live in slots of parallel typed arrays, so that an event costs no allocation; the heap holds slot numbers.
 * A cancelled entry stays until it surfaces or until the dead outnumber the living, whichever is first: cancelling is O(1)
 * and memory stays linear in what is pending.
 */
export class EventQueue {
  size = 0;
  time = new Float64Array(64);
  kind = new Uint8Array(64);
  process = new Int32Array(64);
  cause = new Int32Array(64);
  /** Of a delivery, the process that sent the message; of all else, the life of the process that made the entry. */
  origin = new Int32Array(64);
  payload: unknown[] = [];
  /** Order of insertion; a slot's number changes with each use, which is how a stale handle is told from a live one. */
  sequence = new Float64Array(64);
  private rank = new Float64Array(64);
  private heap = new Int32Array(64);
  private free: number[] = [];
  private used = 0;
  private inserted = 0;
  private cancelled = 0;

  push(time: number, rank: number, kind: number, process: number, cause: number, origin: number, payload: unknown): number {
    const slot = this.free.length > 0 ? (this.free.pop() as number) : this.newSlot();
    this.time[slot] = time;
    this.rank[slot] = rank;
    this.sequence[slot] = this.inserted++;
    this.kind[slot] = kind;
    this.process[slot] = process;
    this.cause[slot] = cause;
    this.origin[slot] = origin;
    this.payload[slot] = payload;
    this.siftUp(this.size++, slot, time, rank);
    return slot;
  }

  /** Virtual time of the next entry, or Infinity. Sheds cancelled entries on the way. */
  nextTime(): number {
    while (this.size > 0) {
      const slot = this.heap[0] as number;
      if (this.kind[slot] !== Kind.cancelled) return this.time[slot] as number;
      this.pop();
      this.release(slot);
      this.cancelled--;
    }
    return Infinity;
  }

  /** Takes the first entry off the heap. Its slot stays readable until {@link release}. Call {@link nextTime} first. */
  pop(): number {
    const heap = this.heap;
    const first = heap[0] as number;
    const size = --this.size;
    if (size > 0) this.siftDown(0, heap[size] as number);
    return first;
  }

  release(slot: number): void {
    this.payload[slot] = undefined;
    this.sequence[slot] = -1;
    this.free.push(slot);
  }

  /** Cancels the entry if it is still pending. */
  cancel(slot: number, sequence: number): boolean {
    if (this.sequence[slot] !== sequence || this.kind[slot] === Kind.cancelled) return false;
    this.kind[slot] = Kind.cancelled;
    this.payload[slot] = undefined;
    this.cancelled++;
    if (this.cancelled > 256 && this.cancelled * 2 > this.size) this.compact();
    return true;
  }

  /** Puts an entry that was taken off with {@link pop} back, at another time; its handle stays valid. */
  requeue(slot: number, time: number, rank: number): void {
    this.time[slot] = time;
    this.rank[slot] = rank;
    this.siftUp(this.size++, slot, time, rank);
  }

  /** Forgets an entry that was taken off with {@link pop} and has not been released. */
  discard(slot: number): void {
    if (this.kind[slot] === Kind.cancelled) this.cancelled--;
    this.release(slot);
  }

  private compact(): void {
    const kept: number[] = [];
    for (let i = 0; i < this.size; i++) {
      const slot = this.heap[i] as number;
      if (this.kind[slot] === Kind.cancelled) this.release(slot);
      else kept.push(slot);
    }
    this.size = kept.length;
    this.cancelled = 0;
    this.heap.set(kept);
    for (let i = (this.size >> 1) - 1; i >= 0; i--) this.siftDown(i, this.heap[i] as number);
  }

  private siftUp(start: number, slot: number, time: number, rank: number): void {
    const { heap, time: times, rank: ranks } = this;
    let at = start;
    // A new entry is the last in order of insertion, so that among equals it stays below.
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as number;
      const aboveTime = times[above] as number;
      if (aboveTime < time || (aboveTime === time && (ranks[above] as number) <= rank)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = slot;
  }

  private siftDown(start: number, slot: number): void {
    const { heap, size, time: times } = this;
    const time = times[slot] as number;
    let at = start;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      let below = heap[child] as number;
      let belowTime = times[below] as number;
      if (child + 1 < size) {
        const right = heap[child + 1] as number;
        const rightTime = times[right] as number;
        if (rightTime < belowTime || (rightTime === belowTime && this.wins(right, below))) {
          child++;
          below = right;
          belowTime = rightTime;
        }
      }
      if (belowTime > time || (belowTime === time && this.wins(slot, below))) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = slot;
  }

  /** Whether `a` comes before `b`, which is due at the same time. */
  private wins(a: number, b: number): boolean {
    const byRank = (this.rank[a] as number) - (this.rank[b] as number);
    if (byRank !== 0) return byRank < 0;
    return (this.sequence[a] as number) < (this.sequence[b] as number);
  }

  private newSlot(): number {
    if (this.used === this.time.length) this.grow();
    return this.used++;
  }

  private grow(): void {
    const size = this.used * 2;
    const wider = <A extends Float64Array | Int32Array | Uint8Array>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.time = wider(new Float64Array(size), this.time);
    this.rank = wider(new Float64Array(size), this.rank);
    this.sequence = wider(new Float64Array(size), this.sequence);
    this.kind = wider(new Uint8Array(size), this.kind);
    this.process = wider(new Int32Array(size), this.process);
    this.cause = wider(new Int32Array(size), this.cause);
    this.origin = wider(new Int32Array(size), this.origin);
    this.heap = wider(new Int32Array(size), this.heap);
  }
}
