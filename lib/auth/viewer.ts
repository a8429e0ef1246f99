import type { Database } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";

export type Role = "student" | "instructor" | "admin";

/** Who is asking. Every function that reads or writes a person's data takes one. */
export interface Viewer {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale: "en" | "zh";
  readonly hasPassword: boolean;
}

/** What a session's token says. It is worth nothing once the account's version has moved on. */
export interface SessionClaim {
  readonly userId: string;
  readonly sessionVersion: number;
}

export type UserRow = NonNullable<Awaited<ReturnType<Database["user"]["findUnique"]>>>;

export function viewerOf(user: UserRow): Viewer {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role === "admin" || user.role === "instructor" ? user.role : "student",
    locale: user.locale === "zh" ? "zh" : "en",
    hasPassword: user.passwordHash !== null,
  };
}

/** The viewer of a session, or null when the account is gone or its sessions were ended since. */
export async function viewerOfSession(db: Database, claim: SessionClaim): Promise<Viewer | null> {
  const user = await db.user.findUnique({ where: { id: claim.userId } });
  return user && user.sessionVersion === claim.sessionVersion ? viewerOf(user) : null;
}

/** Throws unless the viewer has one of the roles. */
export function requireRole(viewer: Viewer, ...roles: readonly Role[]): void {
  if (!roles.includes(viewer.role)) throw new Problem("forbidden");
}
