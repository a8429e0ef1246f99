import { finalize, fold, hashString } from "../random/mix";
import { rowWidth, type Chunk, type Recorder } from "./recorder";

const { imul } = Math;

/** What keeps whole times apart from the halves of others, and texts from anything: any numbers do that are unlike each other. */
const Tag = { whole: 0x27d4eb2f, float: 0x165667b1, text: 0x61c88647 } as const;

const bits = new Float64Array(1);
const halves = new Int32Array(bits.buffer);
const [lower, upper] = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? [0, 1] : [1, 0];

/**
 * A running digest of a trace, in two independent 32-bit lanes. It tells runs apart (between engines, between versions); it is
 * no protection against somebody who wants two runs to look alike.
 *
 * Events are folded in when the digest is asked for, so that a run that nobody compares does not pay. Payloads are folded as the words
 * they are; the texts and shapes that these stand for follow, once each.
 */
export class TraceDigest {
  private folded = 0;
  private low = 0x1b873593;
  private high = 0x38b34ae5;
  /** Texts and shapes folded, and what came of it. */
  private texts = 0;
  private text = 0x2c1b3c6d;
  private shapes = 0;
  private shape = 0x297a2d39;

  /** Digest of all that was recorded until now, as 16 hexadecimal digits. */
  hex(recorder: Recorder, names: readonly string[]): string {
    for (let i = recorder.chunkOf(this.folded); this.folded < recorder.kept; i++) this.chunk(recorder, recorder.chunks[i] as Chunk);
    let low = fold(fold(this.low, recorder.count), this.vocabulary(recorder));
    for (const name of names) low = fold(low, hashString(name, Tag.text));
    const high = fold(this.high, names.length);
    return hex32(finalize(low)) + hex32(finalize(high ^ low));
  }

  /**
   * Folds in what is new in a chunk of the trace. Every word enters the first lane, and that lane enters the second after each event.
   * Written as one loop over local variables: in an interpreter a call for each word was a fifth of a grade's time.
   */
  private chunk(recorder: Recorder, chunk: Chunk): void {
    const { times, rows, words, first } = chunk;
    const until = Math.min(recorder.kept, first + times.length);
    let { low, high } = this;
    let at = (rows[(this.folded - first) * rowWidth + 3] as number);
    for (let id = this.folded; id < until; id++) {
      const row = (id - first) * rowWidth;
      const time = times[id - first] as number;
      if ((time | 0) === time) low = (imul(((low << 5) | (low >>> 27)) ^ time, 0x9e3779b1) + Tag.whole) | 0;
      else {
        bits[0] = time;
        low = fold(fold(low, Tag.float ^ (halves[lower] as number)), halves[upper] as number);
      }
      for (let column = 0; column < 3; column++) {
        low = (imul(((low << 5) | (low >>> 27)) ^ (rows[row + column] as number), 0x9e3779b1) + 0x7f4a7c15) | 0;
      }
      const end = id + 1 < until ? (rows[row + rowWidth + 3] as number) : chunk.end;
      for (; at < end; at++) low = (imul(((low << 5) | (low >>> 27)) ^ (words[at] as number), 0x9e3779b1) + 0x7f4a7c15) | 0;
      high = (imul(high ^ low, 0x01000193) + (low >>> 15)) | 0;
    }
    this.low = low;
    this.high = high;
    this.folded = until;
  }

  /** Digest of all texts and shapes, each by its place. */
  private vocabulary({ vocabulary: { texts, shapes } }: Recorder): number {
    for (; this.texts < texts.length; this.texts++) this.text = fold(this.text, hashString(texts[this.texts] as string, Tag.text));
    for (; this.shapes < shapes.length; this.shapes++) {
      const { parent, text } = shapes[this.shapes] as (typeof shapes)[number];
      this.shape = fold(fold(this.shape, parent?.number ?? -1), text);
    }
    return fold(this.text, this.shape);
  }
}

function hex32(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
