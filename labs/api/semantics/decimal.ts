// Arithmetic of decimals that are kept as unscaled · 10^scale.

export function pow10(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

export function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** Both numbers at the smaller of the two scales, and that scale. */
export function alignScales(a: bigint, scaleA: number, b: bigint, scaleB: number): [a: bigint, b: bigint, scale: number] {
  if (scaleA === scaleB) return [a, b, scaleA];
  return scaleA > scaleB ? [a * pow10(scaleA - scaleB), b, scaleB] : [a, b * pow10(scaleB - scaleA), scaleA];
}

/** The quotient, rounded away from zero. */
export function divideAwayFromZero(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  if (quotient * divisor === value) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

/** `value` without the factors `base` that divide it, at most `most` of them, and how many there were. Not for zero. */
export function withoutFactors(value: bigint, base: bigint, most = Infinity): [rest: bigint, times: number] {
  let times = 0;
  while (times < most && value % base === 0n) {
    value /= base;
    times++;
  }
  return [value, times];
}
