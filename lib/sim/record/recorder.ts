import type { Json } from "../capabilities";
import type { TraceEvent } from "../trace";
import { Code, kinds } from "./codes";

/**
 * The trace while it is being made: one row an event in parallel arrays, no object and no text. Events become
 * {@link TraceEvent}s when somebody asks. Payloads are shared with the kernel and never changed after they are recorded.
 *
 * Beyond the limit events still get ids, so that causes stay right, but are not kept.
 */
export class Recorder {
  /** Ids given so far. */
  count = 0;
  /** Events kept so far; never more than the limit. */
  kept = 0;
  time = new Float64Array(128);
  process = new Int32Array(128);
  kind = new Uint8Array(128);
  cause = new Int32Array(128);
  /** The other process of a message, or -1. */
  peer = new Int32Array(128);
  payload: Json[] = [];
  private readonly limit: number;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** True once further events are not kept: what is only for the trace need not be prepared any more. */
  get full(): boolean {
    return this.kept >= this.limit;
  }

  record(time: number, process: number, kind: number, cause: number, peer: number, payload: Json): number {
    const at = this.kept;
    if (at < this.limit) {
      if (at === this.time.length) this.grow();
      this.time[at] = time;
      this.process[at] = process;
      this.kind[at] = kind;
      this.cause[at] = cause;
      this.peer[at] = peer;
      this.payload.push(payload);
      this.kept = at + 1;
    }
    return this.count++;
  }

  /** @param names process names by index. */
  event(id: number, names: readonly string[]): TraceEvent {
    return {
      id,
      time: this.time[id] as number,
      process: names[this.process[id] as number] as string,
      kind: kinds[this.kind[id] as number] as TraceEvent["kind"],
      cause: this.cause[id] as number,
      detail: this.detail(id, names),
    };
  }

  private detail(id: number, names: readonly string[]): Json {
    const payload = this.payload[id] as Json;
    const peer = this.peer[id] as number;
    switch (this.kind[id]) {
      case Code.send: return { to: names[peer], message: payload };
      case Code.duplicate: return { to: names[peer] };
      case Code.deliver: return { from: names[peer], message: payload };
      case Code.drop: return { from: names[peer], reason: payload };
      case Code.timer: return { name: payload };
      default: return payload;
    }
  }

  private grow(): void {
    const size = this.time.length * 2;
    const wider = <A extends Float64Array | Int32Array | Uint8Array>(to: A, from: A): A => {
      to.set(from);
      return to;
    };
    this.time = wider(new Float64Array(size), this.time);
    this.process = wider(new Int32Array(size), this.process);
    this.kind = wider(new Uint8Array(size), this.kind);
    this.cause = wider(new Int32Array(size), this.cause);
    this.peer = wider(new Int32Array(size), this.peer);
  }
}
