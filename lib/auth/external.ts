import { type Database, isUniqueViolation } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";
import type { UserRow, Viewer } from "./viewer";

/** What another provider says of a person who has signed in there. */
export interface ExternalIdentity {
  readonly provider: string;
  readonly providerAccountId: string;
  readonly email: string | undefined;
  /** Whether the provider has checked the address. Absent means no. */
  readonly emailVerified: boolean;
  readonly name: string | undefined;
}

/**
 * The account of a person who came by another provider; makes one for a new person.
 *
 * - A sign-in that is linked already wins.
 * - While somebody is signed in here (`viewer`), it is linked to their account.
 * - By e-mail address it is linked only when both sides have verified it. An account made with a password has not: whoever
 *   registered somebody else's address first would otherwise be handed that person's sign-in.
 *
 * Throws `email-unverified`, `link-required` or `account-elsewhere`.
 */
export async function signInExternally(db: Database, identity: ExternalIdentity, viewer: Viewer | null): Promise<UserRow> {
  const { provider, providerAccountId } = identity;
  const linked = await db.account.findUnique({ where: { provider_providerAccountId: { provider, providerAccountId } }, include: { user: true } });
  if (linked) {
    if (viewer && viewer.id !== linked.userId) throw new Problem("account-elsewhere");
    return linked.user;
  }
  if (viewer) {
    await db.account.create({ data: { provider, providerAccountId, userId: viewer.id } });
    return db.user.findUniqueOrThrow({ where: { id: viewer.id } });
  }
  const email = identity.email?.trim().toLowerCase();
  if (!email || !identity.emailVerified) throw new Problem("email-unverified");
  const existing = await db.user.findUnique({ where: { email } });
  if (existing && !existing.emailVerified) throw new Problem("link-required");
  try {
    if (existing) {
      await db.account.create({ data: { provider, providerAccountId, userId: existing.id } });
      return existing;
    }
    return await db.user.create({
      data: { email, emailVerified: new Date(), name: (identity.name ?? email.split("@")[0] ?? email).slice(0, 80), accounts: { create: { provider, providerAccountId } } },
    });
  } catch (error) {
    // The same person, twice at the same moment: the other request made it.
    if (isUniqueViolation(error)) return signInExternally(db, identity, viewer);
    throw error;
  }
}

/** The providers that are linked to the viewer's account. */
export async function linkedProviders(db: Database, viewer: Viewer): Promise<readonly string[]> {
  return (await db.account.findMany({ where: { userId: viewer.id }, select: { provider: true } })).map((account) => account.provider);
}

