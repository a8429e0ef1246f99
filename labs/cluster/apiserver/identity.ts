import type { Clock, Random } from "@reconcile/api";

/** Virtual time 0, as the API's timestamps have it. */
const epoch = Date.UTC(2026, 0, 1);

/** The letters of generated names: no vowels, so that no words arise, and nothing that looks like something else (apimachinery util/rand). */
const letters = "bcdfghjklmnpqrstvwxz2456789";

/** An RFC 3339 timestamp of a virtual time in ms, to the second. */
export function timestamp(now: number): string {
  return new Date(epoch + Math.floor(now / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/** Five characters to append to a `generateName`. */
export function randomSuffix(random: Random): string {
  return Array.from({ length: 5 }, () => letters.charAt(random.int(0, letters.length - 1))).join("");
}

/** A version 4 UUID. */
export function newUid(random: Random): string {
  const digits = Array.from({ length: 32 }, () => random.int(0, 15).toString(16));
  digits[12] = "4";
  digits[16] = random.int(8, 11).toString(16);
  const text = digits.join("");
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join("-");
}

/** What a registry needs to give new objects an identity. */
export interface IdentitySource {
  readonly clock: Clock;
  readonly random: Random;
}
