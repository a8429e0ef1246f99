import { requireRole, type Viewer } from "@/lib/auth/viewer";
import type { Database } from "@/lib/db";

/** Everything that is stored about the viewer, as plain data, but for the digest of the password. */
export async function exportAccount(db: Database, viewer: Viewer): Promise<Record<string, unknown>> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: viewer.id },
    omit: { passwordHash: true, sessionVersion: true },
    include: { accounts: true, drafts: true, revisions: true, lessons: true, answers: true, passes: true, submissions: { omit: { leaseOwner: true, leaseUntil: true }, include: { grade: true } } },
  });
  return { format: "reconcile-export-1", exportedAt: new Date().toISOString(), ...user };
}

/** For admins: what the site holds, in numbers. */
export async function siteNumbers(db: Database, viewer: Viewer): Promise<{ users: number; submissions: number; waiting: number; diverged: number }> {
  requireRole(viewer, "admin");
  const [users, submissions, waiting, diverged] = await Promise.all([
    db.user.count(), db.submission.count(), db.submission.count({ where: { status: { not: "done" } } }), db.grade.count({ where: { diverged: true } }),
  ]);
  return { users, submissions, waiting, diverged };
}
