/**
 * Powers and logarithms that round alike in every engine. Engines agree on + − × ÷ and √ to the last bit; on everything
 * transcendental they do not, not even two versions of one engine. `exp` and `log` follow fdlibm (e_exp.c, e_log.c;
 * Copyright (C) 1993 Sun Microsystems, freely usable), the rest is built on them.
 */
const LN2_HI = 6.93147180369123816490e-1;
const LN2_LO = 1.90821492927058770002e-10;
const bits = new DataView(new ArrayBuffer(8));

const highWord = (x: number): number => (bits.setFloat64(0, x), bits.getInt32(0));

function withHighWord(x: number, high: number): number {
  bits.setFloat64(0, x);
  bits.setInt32(0, high);
  return bits.getFloat64(0);
}

/** x × 2^n, exactly where the result is a normal number. */
function scale(x: number, n: number): number {
  for (; n > 1000; n -= 1000) x *= 2 ** 1000;
  for (; n < -1000; n += 1000) x *= 2 ** -1000;
  return x * withHighWord(1, (1023 + n) << 20);
}

export function exp(x: number): number {
  if (!(x <= 709.782712893384)) return x !== x ? x : Infinity;
  if (x < -745.1332191019411) return 0;
  const k = Math.abs(x) > 0.34657359027997264 ? Math.trunc(x / Math.LN2 + (x < 0 ? -0.5 : 0.5)) : 0;
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  const c = r - t * (1.66666666666666019037e-1 + t * (-2.77777777770155933842e-3
    + t * (6.61375632143793436117e-5 + t * (-1.65339022054652515390e-6 + t * 4.13813679705723846039e-8))));
  return scale(1 - ((lo - r * c / (2 - c)) - hi), k);
}

/** x = 2^k × m with √½ ≤ m < √2; for positive, finite x. */
function split(x: number): { k: number; m: number } {
  let k = 0;
  if (x < 2.2250738585072014e-308) { x *= 2 ** 54; k = -54; }
  const high = highWord(x);
  k += (high >> 20) - 1023;
  const fraction = high & 0xfffff;
  const carry = (fraction + 0x95f64) & 0x100000;
  return { k: k + (carry >> 20), m: withHighWord(x, fraction | (carry ^ 0x3ff00000)) };
}

function logOfMantissa(m: number): number {
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const t2 = z * (6.666666666666735130e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const halfSquare = 0.5 * f * f;
  return f - (halfSquare - s * (halfSquare + t2 + t1));
}

const outside = (x: number): number => (x === 0 ? -Infinity : x > 0 ? x : NaN);
const inDomain = (x: number): boolean => x > 0 && x < Infinity;

export function log(x: number): number {
  if (!inDomain(x)) return outside(x);
  const { k, m } = split(x);
  return k * LN2_HI + (k * LN2_LO + logOfMantissa(m));
}

export function log2(x: number): number {
  if (!inDomain(x)) return outside(x);
  const { k, m } = split(x);
  return k + logOfMantissa(m) / Math.LN2;
}

export function log10(x: number): number {
  if (!inDomain(x)) return outside(x);
  const estimate = log(x) / Math.LN10;
  const whole = Math.round(estimate);
  return whole >= 0 && whole <= 22 && power(10, whole) === x ? whole : estimate;
}

/** By repeated squaring: exact wherever the result has an exact form, and rounded alike everywhere else. */
function power(base: number, exponent: number): number {
  // Most powers are of two, in backoffs; those of a normal result are a matter of the exponent's bits.
  if (base === 2 && exponent < 1024) return withHighWord(1, (1023 + exponent) << 20);
  let result = 1;
  for (let n = exponent, square = base; n > 0; n = Math.floor(n / 2), square *= square) {
    if (n % 2 === 1) result *= square;
  }
  return result;
}

function powNumber(base: number, exponent: number): number {
  if (exponent !== exponent || (Math.abs(base) === 1 && Math.abs(exponent) === Infinity)) return NaN;
  if (exponent === 0) return 1;
  if (Number.isInteger(exponent) && Math.abs(exponent) <= 2 ** 31) {
    if (exponent > 0) return power(base, exponent);
    const inverse = power(base, -exponent);
    // 2^1030 overflows where 2^-1030 is still a number.
    return Math.abs(inverse) === Infinity ? power(1 / base, -exponent) : 1 / inverse;
  }
  if (exponent === 0.5 && base >= 0) return Math.sqrt(base);
  const odd = Number.isInteger(exponent) && Math.abs(exponent) % 2 === 1;
  if (base === 0 || Math.abs(base) === Infinity) {
    const large = (base === 0) !== (exponent > 0);
    const size = large ? Infinity : 0;
    return odd && (base < 0 || Object.is(base, -0)) ? -size : size;
  }
  if (base < 0 && !Number.isInteger(exponent) && Math.abs(exponent) !== Infinity) return NaN;
  const size = exp(exponent * log(Math.abs(base)));
  return base < 0 && odd ? -size : size;
}

/** What `**` and Math.pow do in a lab. */
export function pow(base: unknown, exponent: unknown): number | bigint {
  if (typeof base === "bigint" && typeof exponent === "bigint") return base ** exponent;
  return powNumber(+(base as number), +(exponent as number));
}
