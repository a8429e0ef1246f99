import { requireRole, type Viewer } from "@/lib/auth/viewer";
import type { Database } from "@/lib/db";

/** Rows that are read at a time: of submissions each may have a report of two megabytes. */
const pages = { revisions: 20, submissions: 5 } as const;

/**
 * Everything that is stored about the viewer, but for the digest of the password, as JSON text in pieces: years of submissions are
 * more than a server can hold at once.
 */
export async function* exportAccount(db: Database, viewer: Viewer): AsyncGenerator<string, void> {
  const user = await db.user.findUniqueOrThrow({
    where: { id: viewer.id },
    omit: { passwordHash: true, sessionVersion: true },
    include: { accounts: true, drafts: true, lessons: true, answers: true, passes: true },
  });
  const head = JSON.stringify({ format: "reconcile-export-1", exportedAt: new Date().toISOString(), ...user });
  yield `${head.slice(0, -1)},"revisions":`;
  yield* list(pages.revisions, (page) => db.draftRevision.findMany({ where: { userId: viewer.id }, orderBy: { id: "asc" }, ...page }));
  yield `,"submissions":`;
  yield* list(pages.submissions, (page) => db.submission.findMany({ where: { userId: viewer.id }, orderBy: { id: "asc" }, omit: { leaseOwner: true, leaseUntil: true }, include: { grade: true }, ...page }));
  yield "}";
}

type Page = { readonly take: number; readonly skip?: number; readonly cursor?: { readonly id: string } };

/** A JSON list of rows, read page by page. */
async function* list<Row extends { readonly id: string }>(take: number, read: (page: Page) => Promise<readonly Row[]>): AsyncGenerator<string, void> {
  yield "[";
  let last: string | undefined;
  for (;;) {
    const rows: readonly Row[] = await read(last === undefined ? { take } : { take, skip: 1, cursor: { id: last } });
    for (const row of rows) {
      yield `${last === undefined ? "" : ","}${JSON.stringify(row)}`;
      last = row.id;
    }
    if (rows.length < take) break;
  }
  yield "]";
}

/** For admins: what the site holds, in numbers. */
export async function siteNumbers(db: Database, viewer: Viewer): Promise<{ users: number; submissions: number; waiting: number; diverged: number }> {
  requireRole(viewer, "admin");
  const [users, submissions, waiting, diverged] = await Promise.all([
    db.user.count(), db.submission.count(), db.submission.count({ where: { status: { not: "done" } } }), db.grade.count({ where: { diverged: true } }),
  ]);
  return { users, submissions, waiting, diverged };
}
