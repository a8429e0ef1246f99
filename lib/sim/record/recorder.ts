import type { Json } from "../capabilities";
import type { TraceEvent } from "../trace";
import { Code, kinds } from "./codes";
import { read, write, type Tape } from "./tape";

const rowsPerChunk = 512;
/** Numbers of a row. */
export const rowWidth = 4;

/** A stretch of the trace. A row is four numbers: time, cause, kind with process and peer, and where the payload begins on the tape. */
interface Chunk {
  readonly rows: Float64Array;
  readonly tape: Tape;
}

/** A recorded event before it has been put into words: processes and kinds by number. */
export interface Row {
  time: number;
  process: number;
  kind: number;
  cause: number;
  /** The other process of a message, or -1. */
  peer: number;
  /** The payload lies on the tape from `from` up to `to`. */
  tape: Tape;
  from: number;
  to: number;
}

/**
 * The trace while it is being made: numbers in packed rows, payloads laid flat on a tape, no object for an event. Chunks of fixed size,
 * because growing one array would copy it again and again. Events become {@link TraceEvent}s when somebody asks.
 *
 * Beyond the limit events still get ids, so that causes stay right, but are not kept.
 */
export class Recorder {
  /** Ids given so far. */
  count = 0;
  /** Events kept so far; never more than the limit. */
  kept = 0;
  /** Most events kept. */
  readonly limit: number;
  private readonly chunks: Chunk[] = [];
  /** The chunk being filled, and how many of its rows are used. */
  private rows = new Float64Array(0);
  private tape: Tape = [];
  private end = 0;
  private used = rowsPerChunk;

  constructor(limit: number) {
    this.limit = limit;
  }

  record(time: number, process: number, kind: number, cause: number, peer: number, payload: Json): number {
    if (this.kept < this.limit) {
      if (this.used === rowsPerChunk) this.addChunk();
      const at = this.used++ * rowWidth;
      const { rows, tape } = this;
      rows[at] = time;
      rows[at + 1] = cause;
      rows[at + 2] = kind + 32 * (process + 0x100000 * (peer + 1));
      rows[at + 3] = this.end;
      this.end = write(tape, this.end, payload);
      this.kept++;
    }
    return this.count++;
  }

  /** @param id of an event that was kept. */
  row(id: number): Row {
    const { rows, tape } = this.chunks[Math.floor(id / rowsPerChunk)] as Chunk;
    const at = (id % rowsPerChunk) * rowWidth;
    const packed = rows[at + 2] as number;
    const processes = Math.floor(packed / 32);
    const last = id + 1 === this.kept || (id + 1) % rowsPerChunk === 0;
    return {
      time: rows[at] as number,
      cause: rows[at + 1] as number,
      kind: packed % 32,
      process: processes % 0x100000,
      peer: Math.floor(processes / 0x100000) - 1,
      tape,
      from: rows[at + 3] as number,
      to: last ? tape.length : (rows[at + rowWidth + 3] as number),
    };
  }

  /** The rows from event `id` to the end of its chunk: those that lie in `rows` at `from` up to `to`, and where the last one's payload ends. */
  stretch(id: number): { rows: Float64Array; tape: Tape; first: number; from: number; to: number; tapeEnd: number } {
    const chunk = Math.floor(id / rowsPerChunk);
    const { rows, tape } = this.chunks[chunk] as Chunk;
    const kept = Math.min(rowsPerChunk, this.kept - chunk * rowsPerChunk);
    return { rows, tape, first: id, from: (id % rowsPerChunk) * rowWidth, to: kept * rowWidth, tapeEnd: tape.length };
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

  private detail({ kind, peer, cause, tape, from }: Row, names: readonly string[]): Json {
    switch (kind) {
      case Code.send: return { to: names[peer], message: read(tape, from) };
      case Code.duplicate: return { to: names[peer] };
      case Code.deliver: return { from: names[peer], message: this.sent(cause) };
      case Code.drop: return { from: names[peer], reason: read(tape, from) };
      case Code.timer: return { name: read(tape, from) };
      default: return read(tape, from);
    }
  }

  /** What a message said: it is kept with its sending only. A duplicate is caused by that, a delivery by either. */
  private sent(id: number): Json {
    const { kind, cause, tape, from } = this.row(id);
    return kind === Code.send ? read(tape, from) : this.sent(cause);
  }

  private addChunk(): void {
    this.rows = new Float64Array(rowsPerChunk * rowWidth);
    this.tape = [];
    this.end = 0;
    this.chunks.push({ rows: this.rows, tape: this.tape });
    this.used = 0;
  }
}
