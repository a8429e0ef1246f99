import { finalize, fold, hashString } from "../random/mix";
import { rowWidth, type Recorder } from "./recorder";
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
 * Events are folded in when the digest is asked for, so that a run that nobody compares does not pay.
 */
export class TraceDigest {
  private folded = 0;
  private low = 0x1b873593;
  private high = 0x38b34ae5;

  /** Digest of all that was recorded until now, as 16 hexadecimal digits. */
  hex(recorder: Recorder, names: readonly string[]): string {
    while (this.folded < recorder.kept) this.chunk(recorder);
    let low = fold(this.low, recorder.count);
    for (const name of names) low = fold(low, hashes.get(name) ?? hashOf(name));
    const high = fold(this.high, names.length);
    return hex32(finalize(low)) + hex32(finalize(high ^ low));
  }

  /**
   * Folds in what is new in one chunk of the trace. Every word enters the first lane, and that lane enters the second after each event.
   * Written as one loop over local variables: in an interpreter a call for each word was a fifth of a grade's time.
   */
  private chunk(recorder: Recorder): void {
    const { rows, tape, first, from, to, tapeEnd } = recorder.stretch(this.folded);
    let { low, high } = this;
    let at = rows[from + 3] as number;
    for (let row = from; row < to; row += rowWidth) {
      for (let column = 0; column < 3; column++) {
        const value = rows[row + column] as number;
        const integer = value | 0;
        if (integer === value) low = (imul(((low << 5) | (low >>> 27)) ^ integer, 0x9e3779b1) + Tag.integer) | 0;
        else low = foldFloat(low, value);
      }
      const end = row + rowWidth < to ? (rows[row + rowWidth + 3] as number) : tapeEnd;
      for (; at < end; at++) {
        const item = tape[at] as Tape[number];
        let word: number;
        if (typeof item === "string") word = hashes.get(item) ?? hashOf(item);
        else if (typeof item !== "number") word = wordOf(item);
        else if ((item | 0) === item) word = imul(item, Tag.integer);
        else {
          low = foldFloat(low, item);
          continue;
        }
        low = (imul(((low << 5) | (low >>> 27)) ^ word, 0x9e3779b1) + 0x7f4a7c15) | 0;
      }
      high = (imul(high ^ low, 0x01000193) + (low >>> 15)) | 0;
    }
    this.low = low;
    this.high = high;
    this.folded = first + (to - from) / rowWidth;
  }
}

function foldFloat(low: number, value: number): number {
  bits[0] = value;
  return fold(fold(low, Tag.float ^ (words[littleEndian ? 0 : 1] as number)), words[littleEndian ? 1 : 0] as number);
}

/** Hashes of strings that were met: keys and names come again and again, in one trace and from one to the next. */
const hashes = new Map<string, number>();

function hashOf(text: string): number {
  const hash = hashString(text, Tag.text);
  if (hashes.size >= 4096) hashes.clear();
  hashes.set(text, hash);
  return hash;
}

function wordOf(item: Exclude<Tape[number], string | number>): number {
  if (item === endMark) return Tag.end;
  if (item === objectMark) return Tag.object;
  if (item === listMark) return Tag.list;
  return item === null ? Tag.null : item ? Tag.true : Tag.false;
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
