import { abs, alignScales, divideAwayFromZero, pow10, withoutFactors } from "./decimal";
import { parseNumber, suffixOf } from "./quantity-text";

/** How a quantity is written: `12e6`, `12Mi` (12 · 2^20), `12M` (12 · 10^6). */
export type QuantityFormat = "DecimalExponent" | "BinarySI" | "DecimalSI";

/** The largest amount with a binary suffix: 2^63 - 1. */
const maxBinary = 2n ** 63n - 1n;
const nano = -9;

/**
 * An exact amount of something: `"500m"`, `"1.5Gi"`, `"1e3"` (apimachinery pkg/api/resource/quantity.go). Never a floating point
 * number. Unlike upstream's it is a value: arithmetic makes new quantities.
 */
export class Quantity {
  /** The amount is `unscaled` · 10^`scale`. */
  readonly #unscaled: bigint;
  readonly #scale: number;
  /** How it is written; it was read so, or was told to be. */
  readonly format: QuantityFormat;

  /** The amount `unscaled` · 10^`scale`. */
  constructor(unscaled: bigint, scale: number, format: QuantityFormat) {
    this.#unscaled = unscaled;
    this.#scale = scale;
    this.format = format;
  }

  isZero(): boolean {
    return this.#unscaled === 0n;
  }

  sign(): -1 | 0 | 1 {
    return this.#unscaled === 0n ? 0 : this.#unscaled < 0n ? -1 : 1;
  }

  /** -1, 0 or 1: less than, equal to, or more than `other`. */
  cmp(other: Quantity): -1 | 0 | 1 {
    const [a, b] = alignScales(this.#unscaled, this.#scale, other.#unscaled, other.#scale);
    return a === b ? 0 : a < b ? -1 : 1;
  }

  equal(other: Quantity): boolean {
    return this.cmp(other) === 0;
  }

  /** The sum. It is written as this one is; as `other` if this one is zero. */
  add(other: Quantity): Quantity {
    const [a, b, scale] = alignScales(this.#unscaled, this.#scale, other.#unscaled, other.#scale);
    return new Quantity(a + b, scale, this.isZero() ? other.format : this.format);
  }

  /** The difference. It is written as this one is; as `other` if this one is zero. */
  sub(other: Quantity): Quantity {
    const [a, b, scale] = alignScales(this.#unscaled, this.#scale, other.#unscaled, other.#scale);
    return new Quantity(a - b, scale, this.isZero() ? other.format : this.format);
  }

  neg(): Quantity {
    return new Quantity(-this.#unscaled, this.#scale, this.format);
  }

  /** `factor` is a whole number. */
  mulInt64(factor: number | bigint): Quantity {
    return new Quantity(this.#unscaled * BigInt(factor), this.#scale, this.format);
  }

  /** Whether its digits fit upstream's fast representation, a signed 64-bit integer. */
  fitsInt64(): boolean {
    return BigInt.asIntN(64, this.#unscaled) === this.#unscaled;
  }

  /** Rounded to a multiple of 10^`scale`, away from zero: -9 at scale 1 is -10. */
  roundUp(scale: number): Quantity {
    return this.#scale >= scale ? this : new Quantity(this.asBigInt(scale), scale, this.format);
  }

  /** How many 10^`scale` it is, rounded away from zero. */
  asBigInt(scale = 0): bigint {
    const shift = this.#scale - scale;
    return shift >= 0 ? this.#unscaled * pow10(shift) : divideAwayFromZero(this.#unscaled, pow10(-shift));
  }

  /** `asBigInt(scale)` as a number: exact up to 2^53. */
  scaledValue(scale: number): number {
    return Number(this.asBigInt(scale));
  }

  /** Whole units, rounded away from zero: bytes, pods. Exact up to 2^53. */
  value(): number {
    return this.scaledValue(0);
  }

  /** Thousandths, rounded away from zero: millicores. Exact up to 2^53. */
  milliValue(): number {
    return this.scaledValue(-3);
  }

  /** The same amount, written otherwise. */
  withFormat(format: QuantityFormat): Quantity {
    return new Quantity(this.#unscaled, this.#scale, format);
  }

  /**
   * The canonical form: without fraction, with the largest suffix. Binary suffixes are for whole numbers from 1024 on; the others are
   * written with decimal ones. (Past 999 E upstream loses the suffix; here `E` stays.)
   */
  toString(): string {
    if (this.isZero()) return "0";
    if (this.format === "BinarySI" && abs(this.asBigInt()) >= 1024n && this.equal(this.roundUp(0))) {
      const [mantissa, times] = withoutFactors(this.asBigInt(), 1024n, 6);
      return `${mantissa}${suffixOf(2, 10 * times, "BinarySI")}`;
    }
    const format = this.format === "BinarySI" ? "DecimalSI" : this.format;
    const [reduced, times] = withoutFactors(this.#unscaled, 10n);
    let exponent = this.#scale + times;
    exponent -= ((exponent % 3) + 3) % 3;
    if (format === "DecimalSI") exponent = Math.min(exponent, 18);
    return `${reduced * pow10(this.#scale + times - exponent)}${suffixOf(10, exponent, format)}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/**
 * Reads a quantity (apimachinery pkg/api/resource/quantity.go, ParseQuantity). What is finer than 1n is rounded away from zero; what
 * has a binary suffix is at most 2^63 - 1. Throws an Error for anything else than a number with one of the suffixes.
 */
export function parseQuantity(text: string): Quantity {
  const { negative, digits, fraction, base, exponent, format } = parseNumber(text);
  let unscaled = BigInt(digits + fraction);
  let scale = -fraction.length;
  if (base === 2) unscaled <<= BigInt(exponent);
  else scale += exponent;
  if (scale < nano) {
    unscaled = divideAwayFromZero(unscaled, pow10(nano - scale));
    scale = nano;
  }
  let written = format;
  if (format === "BinarySI" && unscaled !== 0n) {
    const [amount, one] = alignScales(unscaled, scale, 1n, 0);
    if (amount < one) written = "DecimalSI";
    if (amount > maxBinary * one) [unscaled, scale] = [maxBinary, 0];
  }
  return new Quantity(negative ? -unscaled : unscaled, scale, written);
}

/** So many whole units. */
export function newQuantity(value: number | bigint, format: QuantityFormat): Quantity {
  return new Quantity(BigInt(value), 0, format);
}

/** So many thousandths. */
export function newMilliQuantity(value: number | bigint, format: QuantityFormat): Quantity {
  return new Quantity(BigInt(value), -3, format);
}
