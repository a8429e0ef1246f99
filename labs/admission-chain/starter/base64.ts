const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Text as base64 of its UTF-8. */
export function encodeBase64(text: string): string {
  const bytes = [...unescapeBytes(encodeURIComponent(text))];
  let encoded = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(i, i + 3);
    const word = (a << 16) | (b << 8) | c;
    const four = [18, 12, 6, 0].map((shift) => alphabet[(word >> shift) & 63] as string);
    encoded += four.slice(0, Math.min(4, bytes.length - i + 1)).join("").padEnd(4, "=");
  }
  return encoded;
}

/** The text whose UTF-8 it is. Throws an Error for what is no base64. */
export function decodeBase64(encoded: string): string {
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) throw new Error("illegal base64 data");
  let escaped = "";
  let word = 0;
  let bits = 0;
  for (const letter of encoded.replace(/=+$/, "")) {
    word = ((word << 6) | alphabet.indexOf(letter)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((word >> bits) & 255).toString(16).padStart(2, "0")}`;
  }
  return decodeURIComponent(escaped);
}

function* unescapeBytes(escaped: string): Generator<number> {
  for (let i = 0; i < escaped.length; i++) {
    if (escaped[i] !== "%") yield escaped.charCodeAt(i);
    else {
      yield parseInt(escaped.slice(i + 1, i + 3), 16);
      i += 2;
    }
  }
}
