import { firstSource, rankOf } from "./ties";

/** What a queued entry will do. */
export const Kind = { cancelled: 0, callback: 1, sleep: 2, namedTimer: 3, deliver: 4, script: 5 } as const;

/** Entries there is room for at first; it doubles when it is full. */
const firstSlots = 32;

/**
 * The events to come: a line ordered by time, then by where they come from (see ties.ts), then order of insertion; the next one stands at its end.
 *
 * Entries live in slots of parallel typed arrays, so that an event costs no allocation; the line holds slot numbers. A heap of them costs an
 * interpreter twice as much: what it saves is moving four bytes for each entry that waits longer than the new one, and that is one step of the engine.
 * A cancelled entry stays until it surfaces or until the dead outnumber the living, whichever is first: cancelling is O(1)
 * and memory stays linear in what is pending. One that is put off stays where it is as well, and takes its new place when it surfaces:
 * a timer that is set anew by every heartbeat moves once a timeout, and not with each of them.
 */
export class EventQueue {
  size = 0;
  /** When an entry is due as far as the line knows. */
  time = new Float64Array(firstSlots);
  /** When it really is: later than `time` if it was put off. NaN while it is held, outside the line. */
  private due = new Float64Array(firstSlots);
  kind = new Uint8Array(firstSlots);
  process = new Int32Array(firstSlots);
  cause = new Int32Array(firstSlots);
  /** Of a delivery, the process that sent the message; of all else, the life of the process that made the entry. */
  origin = new Int32Array(firstSlots);
  payload: unknown[] = [];
  /** Order of insertion; a slot's number changes with each use, which is how a stale handle is told from a live one. */
  sequence = new Float64Array(firstSlots);
  /** The same as far as the line knows. */
  private order = new Float64Array(firstSlots);
  /** Where it comes from: a place of its own below {@link firstSource}, or the number of a source. */
  private source = new Float64Array(firstSlots);
  private line = new Int32Array(firstSlots);
  private free: number[] = [];
  private used = 0;
  private inserted = 0;
  private cancelled = 0;
  private readonly tieSeed: () => number;

  /** @param tieSeed decides between sources of the same moment; asked for when there are two of them */
  constructor(tieSeed: () => number) {
    this.tieSeed = tieSeed;
  }

  push(time: number, source: number, kind: number, process: number, cause: number, origin: number, payload: unknown): number {
    const slot = this.free.length > 0 ? (this.free.pop() as number) : this.newSlot();
    const sequence = this.inserted++;
    this.time[slot] = time;
    this.due[slot] = time;
    this.source[slot] = source;
    this.sequence[slot] = sequence;
    this.order[slot] = sequence;
    this.kind[slot] = kind;
    this.process[slot] = process;
    this.cause[slot] = cause;
    this.origin[slot] = origin;
    this.payload[slot] = payload;
    this.insert(slot);
    return slot;
  }

  /** Virtual time of the next entry, or Infinity. Sheds cancelled entries on the way, and moves those that were put off. */
  nextTime(): number {
    while (this.size > 0) {
      const slot = this.line[this.size - 1] as number;
      // Not by its time: one that was put off to the moment at which it was due anyway comes after what was made for that moment meanwhile.
      if (this.order[slot] === this.sequence[slot]) return this.time[slot] as number;
      this.size--;
      if (this.kind[slot] === Kind.cancelled) {
        this.release(slot);
        this.cancelled--;
        continue;
      }
      const due = this.due[slot] as number;
      this.time[slot] = due;
      this.order[slot] = this.sequence[slot] as number;
      this.insert(slot);
    }
    return Infinity;
  }

  /** Takes the first entry off the line. Its slot stays readable until {@link release}. Call {@link nextTime} first. */
  pop(): number {
    return this.line[--this.size] as number;
  }

  release(slot: number): void {
    this.payload[slot] = undefined;
    this.sequence[slot] = -1;
    this.free.push(slot);
  }

  /** Cancels the entry if it is still pending. */
  cancel(slot: number, sequence: number): boolean {
    if (this.sequence[slot] !== sequence) return false;
    this.kind[slot] = Kind.cancelled;
    // No handle fits any more, and whoever reads the line sees that this one needs a second look. Its place stays as it is.
    this.sequence[slot] = -1;
    this.payload[slot] = undefined;
    this.cancelled++;
    if (this.cancelled > 256 && this.cancelled * 2 > this.size) this.compact();
    return true;
  }

  /**
   * Puts a pending entry off to a time that is no earlier, as if it were cancelled and made anew. Returns its new sequence; -1 if it is not
   * pending, or would have to come earlier.
   */
  postpone(slot: number, sequence: number, time: number, cause: number): number {
    if (this.sequence[slot] !== sequence || !(time >= (this.due[slot] as number))) return -1;
    // One that had been held has taken the place of a script.
    if ((this.source[slot] as number) < firstSource) return -1;
    this.due[slot] = time;
    this.cause[slot] = cause;
    return (this.sequence[slot] = this.inserted++);
  }

  /** Keeps an entry that was taken off with {@link pop}; its handle stays valid. */
  hold(slot: number): void {
    this.due[slot] = NaN;
  }

  /** Puts an entry that was held back, at another time. */
  requeue(slot: number, time: number, source: number): void {
    this.time[slot] = time;
    this.due[slot] = time;
    this.source[slot] = source;
    this.insert(slot);
  }

  /** Forgets an entry that was taken off with {@link pop} and has not been released. */
  discard(slot: number): void {
    if (this.kind[slot] === Kind.cancelled) this.cancelled--;
    this.release(slot);
  }

  private compact(): void {
    const { line, size } = this;
    this.size = 0;
    for (let i = 0; i < size; i++) {
      const slot = line[i] as number;
      if (this.kind[slot] === Kind.cancelled) this.release(slot);
      else line[this.size++] = slot;
    }
    this.cancelled = 0;
  }

  /** Puts an entry in its place, which is found by halves; what comes later moves by one. */
  private insert(slot: number): void {
    const { line, time: times } = this;
    const time = times[slot] as number;
    const size = this.size++;
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = line[middle] as number;
      const otherTime = times[other] as number;
      if (otherTime < time || (otherTime === time && this.comesFirst(other, slot))) high = middle;
      else low = middle + 1;
    }
    // A compiler is faster by itself with a few, an interpreter is not with many.
    if (size - low > 4) line.copyWithin(low + 1, low, size);
    else for (let i = size; i > low; i--) line[i] = line[i - 1] as number;
    line[low] = slot;
  }

  /** Whether `a` comes before `b`, which is due at the same time. */
  private comesFirst(a: number, b: number): boolean {
    const one = this.source[a] as number;
    const other = this.source[b] as number;
    if (one !== other) {
      const time = this.time[a] as number;
      const byRank = this.rank(one, time) - this.rank(other, time);
      if (byRank !== 0) return byRank < 0;
    }
    return (this.order[a] as number) < (this.order[b] as number);
  }

  private rank(source: number, time: number): number {
    return rankOf(this.tieSeed(), source, time);
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
    this.due = wider(new Float64Array(size), this.due);
    this.source = wider(new Float64Array(size), this.source);
    this.order = wider(new Float64Array(size), this.order);
    this.sequence = wider(new Float64Array(size), this.sequence);
    this.kind = wider(new Uint8Array(size), this.kind);
    this.process = wider(new Int32Array(size), this.process);
    this.cause = wider(new Int32Array(size), this.cause);
    this.origin = wider(new Int32Array(size), this.origin);
    this.line = wider(new Int32Array(size), this.line);
  }
}
