import type { Json } from "../capabilities";
import type { TraceEvent } from "../trace";
import { Code, kinds } from "./codes";
import { Vocabulary } from "./words";

/** Rows of the first chunk, and of any: small runs are cheap to begin, in long ones a chunk is rarely made. */
const fewestRows = 64;
const mostRows = 16_384;
/** Words for payloads that the first chunk has for each of its rows; a later one has what the one before used, and a quarter more. */
const wordsPerRow = 2;
/** Integers of a row besides its time. */
export const rowWidth = 4;

/** A stretch of the trace. A row is a time and four integers: cause, kind with process, peer, and where its payload begins among the words. */
export interface Chunk {
  /** Id of the event in its first row. */
  readonly first: number;
  readonly times: Float64Array;
  readonly rows: Int32Array;
  words: Int32Array;
  /** Words used. */
  end: number;
}

/** A recorded event before it has been put into words: processes and kinds by number. */
interface Row {
  readonly time: number;
  readonly process: number;
  readonly kind: number;
  readonly cause: number;
  /** The other process of a message, or -1. */
  readonly peer: number;
  readonly payload: () => Json;
}

/**
 * The trace while it is being made: numbers in packed rows, payloads as words, no object for an event. Chunks, because growing one
 * array would copy it again and again. Events become {@link TraceEvent}s when somebody asks.
 *
 * Beyond the limit events still get ids, so that causes stay right, but are not kept.
 */
export class Recorder {
  /** Ids given so far. */
  count = 0;
  /** Most events kept. */
  readonly limit: number;
  readonly chunks: Chunk[] = [];
  /** The chunk being filled, how many of its rows are used, and how many it has. */
  private chunk: Chunk | undefined;
  private used = 0;
  private known: Vocabulary | undefined;
  private size = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The texts and shapes of its payloads. */
  get vocabulary(): Vocabulary {
    return (this.known ??= new Vocabulary());
  }

  /** Events kept so far; never more than the limit. */
  get kept(): number {
    return Math.min(this.count, this.limit);
  }

  record(time: number, process: number, kind: number, cause: number, peer: number, payload: Json): number {
    const id = this.count++;
    if (id >= this.limit) return id;
    if (this.used === this.size) this.addChunk(id);
    const chunk = this.chunk as Chunk;
    const { rows, end } = chunk;
    const row = this.used++;
    const at = row * rowWidth;
    chunk.times[row] = time;
    rows[at] = cause;
    rows[at + 1] = kind | (process << 5);
    rows[at + 2] = peer;
    rows[at + 3] = end;
    // Nothing stands for null: most events have no more to say.
    if (payload !== null) {
      const to = (this.known ?? this.vocabulary).write(chunk.words, end, payload);
      if (to > chunk.words.length) this.writeAgain(chunk, payload, to);
      chunk.end = to;
    }
    return id;
  }

  /** Where the payload ends of the row at `at` of a chunk. */
  endOf(chunk: Chunk, at: number): number {
    const last = chunk.first + at / rowWidth + 1 === this.kept || at + rowWidth === chunk.rows.length;
    return last ? chunk.end : (chunk.rows[at + rowWidth + 3] as number);
  }

  /** Index of the chunk that holds an event that was kept. */
  chunkOf(id: number): number {
    let [low, high] = [0, this.chunks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.chunks[middle] as Chunk).first <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @param names process names by number. */
  event(id: number, names: readonly string[]): TraceEvent {
    const row = this.row(id);
    return {
      id,
      time: row.time,
      process: names[row.process] as string,
      kind: kinds[row.kind] as TraceEvent["kind"],
      cause: row.cause,
      detail: this.detail(row, names),
    };
  }

  private row(id: number): Row {
    const chunk = this.chunks[this.chunkOf(id)] as Chunk;
    const at = (id - chunk.first) * rowWidth;
    const packed = chunk.rows[at + 1] as number;
    const from = chunk.rows[at + 3] as number;
    return {
      time: chunk.times[id - chunk.first] as number,
      cause: chunk.rows[at] as number,
      kind: packed & 31,
      process: packed >>> 5,
      peer: chunk.rows[at + 2] as number,
      payload: () => (from === this.endOf(chunk, at) ? null : this.vocabulary.read(chunk.words, from)),
    };
  }

  private detail({ kind, peer, cause, payload }: Row, names: readonly string[]): Json {
    switch (kind) {
      case Code.send: return { to: names[peer], message: payload() };
      case Code.duplicate: return { to: names[peer] };
      case Code.deliver: return { from: names[peer], message: this.sent(cause) };
      case Code.drop: return { from: names[peer], reason: payload() };
      case Code.timer: return { name: payload() };
      default: return payload();
    }
  }

  /** What a message said: it is kept with its sending only. A duplicate is caused by that, a delivery by either. */
  private sent(id: number): Json {
    const { kind, cause, payload } = this.row(id);
    return kind === Code.send ? payload() : this.sent(cause);
  }

  private addChunk(first: number): void {
    const { chunk, size } = this;
    // What is set aside and not used has to be cleared and collected all the same.
    const words = chunk === undefined ? wordsPerRow : (chunk.end / size) * 1.25;
    this.size = Math.min(mostRows, Math.max(fewestRows, size * 2));
    this.chunk = {
      first, times: new Float64Array(this.size), rows: new Int32Array(this.size * rowWidth), words: new Int32Array(Math.ceil(this.size * words) + 16), end: 0,
    };
    this.chunks.push(this.chunk);
    this.used = 0;
  }

  /** The payload did not fit: it ends at `to`. */
  private writeAgain(chunk: Chunk, payload: Json, to: number): void {
    const larger = new Int32Array(Math.max(to, chunk.words.length * 2));
    larger.set(chunk.words);
    chunk.words = larger;
    this.vocabulary.write(larger, chunk.end, payload);
  }
}
