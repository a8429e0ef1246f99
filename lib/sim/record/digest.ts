import { finalize, fold, hashString } from "../random/mix";
import type { Recorder, Row } from "./recorder";
import { endMark, listMark, objectMark, type Tape } from "./tape";

const { imul } = Math;

/** What keeps values of different types apart: any numbers do that are unlike each other. */
const Tag = {
  null: 0x2c1b3c6d, true: 0x297a2d39, false: 0x5ed9cf27, text: 0x61c88647, integer: 0x27d4eb2f, float: 0x165667b1,
  list: 0x52dce729, object: 0x38495ab5, end: 0x0f9a1c73,
} as const;

const bits = new Float64Array(1);
const words = new Uint32Array(bits.buffer);
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/**
 * A running digest of a trace, in two independent 32-bit lanes. It tells runs apart (between engines, between versions); it is
 * no protection against somebody who wants two runs to look alike.
 *
 * Events are folded in when the digest is asked for, so that a run that nobody compares does not pay. The text of a string
 * is hashed once: messages repeat their keys.
 */
export class TraceDigest {
  private folded = 0;
  private low = 0x1b873593;
  private high = 0x38b34ae5;
  private readonly seen = new Map<string, number>();

  /** Digest of all that was recorded until now, as 16 hexadecimal digits. */
  hex(recorder: Recorder, names: readonly string[]): string {
    for (; this.folded < recorder.kept; this.folded++) this.event(recorder.row(this.folded), names);
    const low = fold(this.low, recorder.count);
    const high = fold(this.high, names.length);
    return hex32(finalize(low)) + hex32(finalize(high ^ low));
  }

  private event({ time, process, kind, cause, peer, tape, from, to }: Row, names: readonly string[]): void {
    this.number(time);
    this.text(names[process] as string);
    this.word(kind);
    this.word(cause);
    this.text(peer < 0 ? "" : (names[peer] as string));
    for (let i = from; i < to; i++) this.item(tape[i] as Tape[number]);
  }

  private item(item: Tape[number]): void {
    if (typeof item === "string") this.text(item);
    else if (typeof item === "number") this.number(item);
    else if (item === endMark) this.word(Tag.end);
    else if (item === objectMark) this.word(Tag.object);
    else if (item === listMark) this.word(Tag.list);
    else this.word(item === null ? Tag.null : item ? Tag.true : Tag.false);
  }

  private number(value: number): void {
    const integer = value | 0;
    if (integer === value) {
      this.word(imul(integer, Tag.integer));
      return;
    }
    bits[0] = value;
    this.word(Tag.float ^ (words[littleEndian ? 0 : 1] as number));
    this.word(words[littleEndian ? 1 : 0] as number);
  }

  private text(text: string): void {
    let hash = this.seen.get(text);
    if (hash === undefined) {
      hash = hashString(text, Tag.text);
      if (this.seen.size >= 4096) this.seen.clear();
      this.seen.set(text, hash);
    }
    this.word(hash);
  }

  /** `fold` of mix.ts, written out: this is most of what a digest costs in an interpreter. */
  private word(word: number): void {
    const { low } = this;
    this.low = (imul(((low << 5) | (low >>> 27)) ^ word, 0x9e3779b1) + 0x7f4a7c15) | 0;
    this.high = (imul(this.high ^ word, 0x01000193) + (low >>> 15)) | 0;
  }
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
