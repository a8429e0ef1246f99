/** A signed 64-bit integer in decimal digits, as Go's strconv.ParseInt reads it; undefined for anything else. */
export function parseInt64(text: string | undefined): bigint | undefined {
  if (text === undefined || text.length > 40 || !/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ""));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
