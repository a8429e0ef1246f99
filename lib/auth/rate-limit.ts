import { createHash } from "node:crypto";
import { type Database, isUniqueViolation } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";

export interface Limit {
  /** What is limited; part of the key. */
  readonly name: string;
  readonly attempts: number;
  readonly windowMs: number;
}

export const limits = {
  signInAccount: { name: "sign-in-account", attempts: 10, windowMs: 15 * 60_000 },
  // Against guessing from many addresses, or with a made-up X-Forwarded-For.
  signInTarget: { name: "sign-in-target", attempts: 60, windowMs: 60 * 60_000 },
  // A class may sit behind one address.
  signInAddress: { name: "sign-in-address", attempts: 300, windowMs: 15 * 60_000 },
  signUpAddress: { name: "sign-up-address", attempts: 300, windowMs: 60 * 60_000 },
  passwordCheck: { name: "password-check", attempts: 10, windowMs: 15 * 60_000 },
  adminToken: { name: "admin-token", attempts: 10, windowMs: 60 * 60_000 },
  submission: { name: "submission", attempts: 30, windowMs: 60_000 },
  // Each is kept, with a report of up to two megabytes.
  submissionDay: { name: "submission-day", attempts: 500, windowMs: 24 * 60 * 60_000 },
  draft: { name: "draft", attempts: 240, windowMs: 60_000 },
  merge: { name: "merge", attempts: 120, windowMs: 60_000 },
  export: { name: "export", attempts: 10, windowMs: 60 * 60_000 },
} as const satisfies Record<string, Limit>;

/**
 * Counts an attempt; throws `too-many-requests` with `retryAfter` (seconds) when the window's attempts are used up.
 * Windows are fixed and kept in the database, so that a restart or a second server does not give attempts back.
 * Keys are digested: no address or e-mail is stored here.
 */
export async function countAttempt(db: Database, limit: Limit, who: string, now = new Date()): Promise<void> {
  const key = `${limit.name}:${createHash("sha256").update(who).digest("base64url")}`;
  const resetAt = new Date(now.getTime() + limit.windowMs);
  for (;;) {
    const counted = await db.rateLimit.updateMany({ where: { key, resetAt: { gt: now }, count: { lt: limit.attempts } }, data: { count: { increment: 1 } } });
    if (counted.count === 1) return;
    const row = await db.rateLimit.findUnique({ where: { key } });
    if (row && row.resetAt > now) {
      // Another request may have opened a new window in between; only a full one refuses.
      if (row.count >= limit.attempts) throw new Problem("too-many-requests", { retryAfter: Math.ceil((row.resetAt.getTime() - now.getTime()) / 1000) });
      continue;
    }
    await db.rateLimit.deleteMany({ where: { resetAt: { lte: now } } });
    try {
      await db.rateLimit.create({ data: { key, count: 1, resetAt } });
      return;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }
}

/** Forgets the attempts, after one that succeeded. */
export async function forgetAttempts(db: Database, limit: Limit, who: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key: `${limit.name}:${createHash("sha256").update(who).digest("base64url")}` } });
}
