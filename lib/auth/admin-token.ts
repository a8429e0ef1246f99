import { createHash, randomBytes } from "node:crypto";
import type { Database, Queryable } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";
import { countAttempt, limits } from "./rate-limit";
import { type Viewer, viewerOf } from "./viewer";

const digest = (token: string) => createHash("sha256").update(token).digest("base64url");

/**
 * The token that makes the first admin, to be printed at start; null once there is an admin. Only its digest is stored,
 * so a start before that replaces it with a new one: the newest printed is the one that counts.
 */
export async function ensureAdminToken(db: Database): Promise<string | null> {
  if ((await db.user.count({ where: { role: "admin" } })) > 0) return null;
  const token = randomBytes(18).toString("base64url");
  await db.$transaction([
    db.adminToken.deleteMany({ where: { usedAt: null } }),
    db.adminToken.create({ data: { tokenHash: digest(token) } }),
  ]);
  return token;
}

/** Uses the token up, for one account, exactly once; throws `admin-token-wrong` otherwise. */
export async function useAdminToken(db: Queryable, token: string, userId: string): Promise<void> {
  const used = await db.adminToken.updateMany({ where: { tokenHash: digest(token.trim()), usedAt: null }, data: { usedAt: new Date(), usedBy: userId } });
  if (used.count !== 1) throw new Problem("admin-token-wrong");
  await db.user.update({ where: { id: userId }, data: { role: "admin" } });
}

/** Makes a signed-in account the admin: the way for those who came by another provider. */
export async function claimAdmin(db: Database, viewer: Viewer, token: string): Promise<Viewer> {
  await countAttempt(db, limits.adminToken, viewer.id);
  return db.$transaction(async (tx) => {
    await useAdminToken(tx, token, viewer.id);
    return viewerOf(await tx.user.findUniqueOrThrow({ where: { id: viewer.id } }));
  });
}
