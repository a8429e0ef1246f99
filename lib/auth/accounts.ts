import { z } from "zod";
import { type Database, isUniqueViolation } from "@/lib/db";
import { isLocale } from "@/lib/i18n/locales";
import { Problem } from "@/lib/i18n/problem";
import { useAdminToken } from "./admin-token";
import { checkNewPassword, hashPassword, passwordLength, verifyPassword } from "./password";
import { countAttempt, forgetAttempts, limits } from "./rate-limit";
import { type SessionClaim, type UserRow, type Viewer, viewerOf } from "./viewer";

export interface SignUp {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly locale?: string | undefined;
  /** The one-time token of the first admin. */
  readonly adminToken?: string | undefined;
}

const emailSchema = z.email().max(254);

/** Lower case and trimmed; throws `email-invalid`. */
function normalEmail(email: string): string {
  const parsed = emailSchema.safeParse(email.trim().toLowerCase());
  if (!parsed.success) throw new Problem("email-invalid");
  return parsed.data;
}

function normalName(name: string): string {
  const trimmed = name.trim();
  if (trimmed.length < 1 || trimmed.length > 80) throw new Problem("name-invalid");
  return trimmed;
}

/** Makes an account. `address` is where the request came from. Throws Problems that name the field's fault. */
export async function signUp(db: Database, input: SignUp, address: string): Promise<Viewer> {
  const email = normalEmail(input.email);
  const name = normalName(input.name);
  checkNewPassword(input.password, email);
  await countAttempt(db, limits.signUpAddress, address);
  if (input.adminToken) await countAttempt(db, limits.adminToken, address);
  const passwordHash = await hashPassword(input.password);
  const locale = input.locale && isLocale(input.locale) ? input.locale : "en";
  try {
    return await db.$transaction(async (tx) => {
      const user = await tx.user.create({ data: { email, name, passwordHash, locale } });
      if (input.adminToken) await useAdminToken(tx, input.adminToken, user.id);
      return viewerOf(await tx.user.findUniqueOrThrow({ where: { id: user.id } }));
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem("email-taken");
    throw error;
  }
}

/**
 * Who signs in with e-mail and password. Throws `credentials-wrong`, which says neither whether the account exists nor
 * what was wrong, nor does the time that it takes; and `too-many-requests`.
 */
export async function signIn(db: Database, input: { email: string; password: string }, address: string): Promise<UserRow> {
  const email = input.email.trim().toLowerCase();
  await countAttempt(db, limits.signInAddress, address);
  const pair = `${address} ${email}`;
  await countAttempt(db, limits.signInAccount, pair);
  await countAttempt(db, limits.signInTarget, email);
  const user = email.length <= 254 ? await db.user.findUnique({ where: { email } }) : null;
  const tooLong = input.password.length > 4 * passwordLength.max;
  const right = await verifyPassword(tooLong ? "" : input.password, tooLong ? null : user?.passwordHash);
  if (!user || !right) throw new Problem("credentials-wrong");
  await forgetAttempts(db, limits.signInAccount, pair);
  await forgetAttempts(db, limits.signInTarget, email);
  return user;
}

/** Changes the name or language shown. */
export async function updateProfile(db: Database, viewer: Viewer, change: { name?: string | undefined; locale?: string | undefined }): Promise<Viewer> {
  return viewerOf(await db.user.update({
    where: { id: viewer.id },
    data: {
      ...(change.name !== undefined && { name: normalName(change.name) }),
      ...(change.locale !== undefined && isLocale(change.locale) && { locale: change.locale }),
    },
  }));
}

/** Sets a password and ends every session. The current one is asked for where there is one. Returns what a new session of the one who asked needs. */
export async function changePassword(db: Database, viewer: Viewer, input: { current?: string | undefined; next: string }): Promise<SessionClaim> {
  await confirmPassword(db, viewer, input.current);
  checkNewPassword(input.next, viewer.email);
  const passwordHash = await hashPassword(input.next);
  const user = await db.user.update({ where: { id: viewer.id }, data: { passwordHash, sessionVersion: { increment: 1 } } });
  return { userId: user.id, sessionVersion: user.sessionVersion };
}

/** Ends every session of the account, on all devices. */
export async function endSessions(db: Database, viewer: Viewer): Promise<void> {
  await db.user.update({ where: { id: viewer.id }, data: { sessionVersion: { increment: 1 } } });
}

/** Deletes the account and everything that belongs to it. */
export async function deleteAccount(db: Database, viewer: Viewer, input: { password?: string | undefined }): Promise<void> {
  await confirmPassword(db, viewer, input.password);
  await db.user.delete({ where: { id: viewer.id } });
}

async function confirmPassword(db: Database, viewer: Viewer, password: string | undefined): Promise<void> {
  const user = await db.user.findUniqueOrThrow({ where: { id: viewer.id } });
  if (user.passwordHash === null) return;
  await countAttempt(db, limits.passwordCheck, viewer.id);
  if (!(await verifyPassword(password ?? "", user.passwordHash))) throw new Problem("password-wrong");
  await forgetAttempts(db, limits.passwordCheck, viewer.id);
}
