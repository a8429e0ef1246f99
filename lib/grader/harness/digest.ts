/**
 * A running digest of what a run did: two lanes of FNV-1a's form over UTF-16 code units. It tells runs of two engines apart; it is no
 * protection, and need not be: a server believes only the digest it made itself.
 */
export class RunDigest {
  private low = 0x811c9dc5;
  private high = 0x9747b28c;

  /** Fields are separated, so that "ab","c" differs from "a","bc". */
  add(...fields: readonly (string | number | undefined)[]): void {
    for (const field of fields) {
      const text = field === undefined ? "\u0001" : String(field);
      for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i));
      this.word(0x10000);
    }
  }

  /** 16 hexadecimal digits. */
  hex(): string {
    return [this.low, this.high].map((lane) => (lane >>> 0).toString(16).padStart(8, "0")).join("");
  }

  private word(word: number): void {
    this.low = Math.imul(this.low ^ word, 0x01000193);
    this.high = Math.imul(this.high ^ (word + (this.low >>> 11)), 0x85ebca6b);
  }
}
