/**
 * Small, fast, counting generator with 128 bits of state: Chris Doty-Humphrey's sfc32 from PractRand.
 * Integer arithmetic only, so that every engine draws the same numbers.
 */
export class Sfc32 {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(a: number, b: number, c: number) {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    // The author's advice: the first dozen outputs still show the seed.
    for (let i = 0; i < 12; i++) this.uint32();
  }

  /** The next 32 bits, as an integer in [0, 2^32). */
  uint32(): number {
    const { a, b, c } = this;
    const sum = (a + b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number in [0, 1), with 32 random bits. */
  next(): number {
    return this.uint32() / 4294967296;
  }
}
