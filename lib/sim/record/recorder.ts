import type { Json } from "../capabilities";
import type { TraceEvent } from "../trace";
import { Code, kinds } from "./codes";

/** A recorded event before it has been put into words: processes and kinds by number. */
export interface Row {
  time: number;
  process: number;
  kind: number;
  cause: number;
  /** The other process of a message, or -1. */
  peer: number;
  payload: Json;
}

const rowsPerChunk = 2048;
const width = 3;

/**
 * The trace while it is being made: no object and no text for an event, only three numbers (time, cause, and kind, process and peer
 * packed into one) and a reference to its payload. Chunks of fixed size, because growing one array would copy it again and again and
 * make the garbage collector scan all of it. Events become {@link TraceEvent}s when somebody asks.
 *
 * Payloads are shared with the kernel and never changed after they are recorded. Beyond the limit events still get ids, so that
 * causes stay right, but are not kept.
 */
export class Recorder {
  /** Ids given so far. */
  count = 0;
  /** Events kept so far; never more than the limit. */
  kept = 0;
  private readonly limit: number;
  private readonly numbers: Float64Array[] = [];
  private readonly payloads: Json[][] = [];
  /** The chunk being filled, and how many of its rows are used. */
  private lastNumbers = new Float64Array(0);
  private lastPayloads: Json[] = [];
  private used = rowsPerChunk;

  constructor(limit: number) {
    this.limit = limit;
  }

  record(time: number, process: number, kind: number, cause: number, peer: number, payload: Json): number {
    if (this.kept < this.limit) {
      if (this.used === rowsPerChunk) this.addChunk();
      const at = this.used++ * width;
      const numbers = this.lastNumbers;
      numbers[at] = time;
      numbers[at + 1] = cause;
      numbers[at + 2] = kind + 32 * (process + 0x100000 * (peer + 1));
      this.lastPayloads.push(payload);
      this.kept++;
    }
    return this.count++;
  }

  /** @param id of an event that was kept. */
  row(id: number): Row {
    const numbers = this.numbers[Math.floor(id / rowsPerChunk)] as Float64Array;
    const at = (id % rowsPerChunk) * width;
    const packed = numbers[at + 2] as number;
    const processes = Math.floor(packed / 32);
    return {
      time: numbers[at] as number,
      cause: numbers[at + 1] as number,
      kind: packed % 32,
      process: processes % 0x100000,
      peer: Math.floor(processes / 0x100000) - 1,
      payload: this.payloads[Math.floor(id / rowsPerChunk)]?.[id % rowsPerChunk] as Json,
    };
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
      detail: detailOf(row, names),
    };
  }

  private addChunk(): void {
    this.lastNumbers = new Float64Array(rowsPerChunk * width);
    this.lastPayloads = [];
    this.numbers.push(this.lastNumbers);
    this.payloads.push(this.lastPayloads);
    this.used = 0;
  }
}

function detailOf({ kind, peer, payload }: Row, names: readonly string[]): Json {
  switch (kind) {
    case Code.send: return { to: names[peer], message: payload };
    case Code.duplicate: return { to: names[peer] };
    case Code.deliver: return { from: names[peer], message: payload };
    case Code.drop: return { from: names[peer], reason: payload };
    case Code.timer: return { name: payload };
    default: return payload;
  }
}
