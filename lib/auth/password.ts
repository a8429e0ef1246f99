import { randomBytes, scrypt as scryptCallback, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Problem } from "@/lib/i18n/problem";
import { isCommonPassword } from "./common-passwords";

const scrypt = promisify(scryptCallback) as (password: string, salt: Buffer, length: number, options: ScryptOptions) => Promise<Buffer>;

/** OWASP's parameters for scrypt: 2^17 would need 128 MiB a sign-in; 2^16 with p = 2 is listed as equal, at 64 MiB. */
const cost = { N: 2 ** 16, r: 8, p: 2 };
const keyLength = 32;
const maxmem = 128 * cost.N * cost.r + (4 << 20);

export const passwordLength = { min: 10, max: 128 } as const;

/** Throws a Problem that names the rule a new password breaks. No rule about kinds of characters: length and rarity are what counts (NIST SP 800-63B). */
export function checkNewPassword(password: string, email: string): void {
  const length = [...password].length;
  if (length < passwordLength.min) throw new Problem("password-short");
  if (length > passwordLength.max) throw new Problem("password-long");
  if (isCommonPassword(password, email)) throw new Problem("password-common");
}

/** `scrypt$N$r$p$salt$key`, with the parameters inside so that they can be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/**
 * Whether the password is the one that was hashed. Without a hash (no such account, or one without a password) the same
 * work is done, so that the time of the answer does not tell which addresses have accounts.
 */
export async function verifyPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [scheme, N, r, p, salt, key] = (hash ?? (await dummyHash())).split("$");
  if (scheme !== "scrypt" || !salt || !key) return false;
  const expected = Buffer.from(key, "base64url");
  const actual = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(actual, expected) && hash !== null && hash !== undefined;
}

let dummy: Promise<string> | undefined;
function dummyHash(): Promise<string> {
  return (dummy ??= hashPassword(randomBytes(16).toString("hex")));
}

/** One at a time: each takes 64 MiB, and a burst of sign-ins must not take all memory. Nor may it wait longer than anybody would: then it is refused. */
let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;
export const mostWaiting = 200;
async function derive(password: string, salt: Buffer, options: { N: number; r: number; p: number }): Promise<Buffer> {
  if (waiting >= mostWaiting) throw new Problem("too-many-requests", { retryAfter: 10 });
  waiting += 1;
  // The same character can be typed as different code points on different keyboards.
  const next = queue.then(() => scrypt(password.normalize("NFKC"), salt, keyLength, { ...options, maxmem })).finally(() => { waiting -= 1; });
  queue = next.catch(() => undefined);
  return next;
}
