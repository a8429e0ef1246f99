import type { Viewer } from "@/lib/auth/viewer";
import { type Database, isUniqueViolation, type Queryable } from "@/lib/db";
import type { SourceFiles } from "@/lib/grader/report";
import { Problem } from "@/lib/i18n/problem";
import { checkFiles, hashPacked, packFiles, unpackFiles } from "./files";

export interface DraftView {
  /** Counts from 1. A save names the revision that it builds on; 0 means "there is none yet". */
  readonly revision: number;
  readonly files: SourceFiles;
  readonly device: string;
  /** Ms since the epoch. */
  readonly savedAt: number;
}

export type KeptWhy = "edit" | "reset" | "conflict" | "merge" | "restore";

export interface KeptView {
  readonly id: string;
  readonly files: SourceFiles;
  readonly why: KeptWhy;
  readonly savedAt: number;
}

export type SaveResult =
  | { readonly result: "saved"; readonly revision: number; readonly savedAt: number }
  /** Somebody else saved in between. Both texts are kept; `current` is the account's. */
  | { readonly result: "conflict"; readonly current: DraftView };

export interface DraftSave {
  readonly lab: string;
  readonly files: SourceFiles;
  /** The revision that the text builds on. */
  readonly base: number;
  /** An id that the browser made up for itself. */
  readonly device: string;
  /** Why the text that is replaced should be kept, when it is more than the next keystroke. */
  readonly why?: KeptWhy;
}

/** One copy of a text in every so much typing on the same device. */
const COPY_EVERY_MS = 2 * 60_000;
/** Copies of mere typing that are kept for each lab; what was kept for another reason stays. */
const EDIT_COPIES = 100;
/** Bytes of all copies of an account, far more than anybody types: beyond it the oldest go, this many at a time. */
export const copyRoom = { bytes: 50_000_000, dropped: 50 } as const;

type DraftRow = NonNullable<Awaited<ReturnType<Database["draft"]["findUnique"]>>>;

function viewOf(row: DraftRow): DraftView {
  return { revision: row.revision, files: unpackFiles(row.files), device: row.device, savedAt: row.updatedAt.getTime() };
}

/** The viewer's draft of a lab, or null. */
export async function getDraft(db: Database, viewer: Viewer, lab: string): Promise<DraftView | null> {
  const row = await db.draft.findUnique({ where: { userId_lab: { userId: viewer.id, lab } } });
  return row && viewOf(row);
}

/**
 * Saves a draft on top of the revision it builds on. A text is never lost: the one that is replaced is copied (but for
 * continued typing on one device, of which there is a copy every two minutes), and so is one that comes too late.
 */
export async function saveDraft(db: Database, viewer: Viewer, save: DraftSave, now = new Date()): Promise<SaveResult> {
  checkFiles(save.files);
  const files = packFiles(save.files);
  const next = { files, filesHash: hashPacked(files), device: save.device, updatedAt: now };
  const where = { userId: viewer.id, lab: save.lab };
  try {
    return await db.$transaction(async (tx) => {
      const row = await tx.draft.findUnique({ where: { userId_lab: where } });
      if (!row) {
        await tx.draft.create({ data: { ...where, ...next, revision: 1 } });
        return { result: "saved" as const, revision: 1, savedAt: now.getTime() };
      }
      // The same text again, such as after an answer that was lost on its way.
      if (row.filesHash === next.filesHash) return { result: "saved" as const, revision: row.revision, savedAt: row.updatedAt.getTime() };
      if (row.revision === save.base) {
        if (await worthCopy(tx, row, save, now)) await keepCopy(tx, { ...where, files: row.files, device: row.device, savedAt: row.updatedAt, why: save.why ?? "edit" });
        const { count } = await tx.draft.updateMany({ where: { ...where, revision: save.base }, data: { ...next, revision: save.base + 1 } });
        if (count === 1) return { result: "saved" as const, revision: save.base + 1, savedAt: now.getTime() };
      }
      await keepCopy(tx, { ...where, files, device: save.device, savedAt: now, why: "conflict" });
      const current = await tx.draft.findUniqueOrThrow({ where: { userId_lab: where } });
      return { result: "conflict" as const, current: viewOf(current) };
    });
  } catch (error) {
    // Two first saves at once: the other one made the row.
    if (isUniqueViolation(error)) return saveDraft(db, viewer, save, now);
    throw error;
  }
}

async function worthCopy(tx: Queryable, row: DraftRow, save: DraftSave, now: Date): Promise<boolean> {
  if (save.why && save.why !== "edit") return true;
  if (row.device !== save.device) return true;
  const recent = await tx.draftRevision.count({ where: { userId: row.userId, lab: row.lab, createdAt: { gt: new Date(now.getTime() - COPY_EVERY_MS) } } });
  return recent === 0;
}

export interface Copy {
  readonly userId: string;
  readonly lab: string;
  /** Packed. */
  readonly files: string;
  readonly device: string;
  readonly why: KeptWhy;
  readonly savedAt: Date;
}

/** Keeps a copy of a text; of equal texts one is kept. */
async function keepCopy(tx: Queryable, copy: Copy): Promise<void> {
  await storeCopy(tx, copy);
  await dropOldestCopies(tx, copy.userId);
}

/** Stores a copy of a text, whatever room there is: call {@link dropOldestCopies} when the last of several is stored. */
export async function storeCopy(tx: Queryable, copy: Copy): Promise<void> {
  const filesHash = hashPacked(copy.files);
  const where = { userId_lab_filesHash: { userId: copy.userId, lab: copy.lab, filesHash } };
  if (await tx.draftRevision.findUnique({ where, select: { id: true } })) return;
  await tx.draftRevision.upsert({ where, create: { ...copy, filesHash }, update: {} });
  if (copy.why !== "edit") return;
  const surplus = await tx.draftRevision.findMany({
    where: { userId: copy.userId, lab: copy.lab, why: "edit" }, orderBy: { savedAt: "desc" }, skip: EDIT_COPIES, select: { id: true },
  });
  if (surplus.length > 0) await tx.draftRevision.deleteMany({ where: { id: { in: surplus.map(({ id }) => id) } } });
}

/** Makes the account's copies fit into their room. */
export async function dropOldestCopies(tx: Queryable, userId: string): Promise<void> {
  for (;;) {
    // Bytes, which a database knows of a text without reading it: to count the characters of all copies takes a hundred times as long.
    const [all] = await tx.$queryRaw<{ bytes: bigint | number | null }[]>`SELECT SUM(OCTET_LENGTH("files")) AS "bytes" FROM "DraftRevision" WHERE "userId" = ${userId}`;
    if (Number(all?.bytes ?? 0) <= copyRoom.bytes) return;
    const oldest = await tx.draftRevision.findMany({ where: { userId }, orderBy: { savedAt: "asc" }, take: copyRoom.dropped, select: { id: true } });
    await tx.draftRevision.deleteMany({ where: { id: { in: oldest.map(({ id }) => id) } } });
  }
}

/** Keeps a text that is about to be replaced in the browser, such as by a reset. */
export async function keepDraft(db: Database, viewer: Viewer, kept: { lab: string; files: SourceFiles; why: KeptWhy; device: string }): Promise<void> {
  checkFiles(kept.files);
  await keepCopy(db, { userId: viewer.id, lab: kept.lab, files: packFiles(kept.files), device: kept.device, why: kept.why, savedAt: new Date() });
}

/** Copies of the viewer's texts of a lab, newest first. */
export async function listKept(db: Database, viewer: Viewer, lab: string): Promise<readonly KeptView[]> {
  const rows = await db.draftRevision.findMany({ where: { userId: viewer.id, lab }, orderBy: [{ savedAt: "desc" }, { id: "desc" }], take: 200 });
  return rows.map((row) => ({ id: row.id, files: unpackFiles(row.files), why: row.why as KeptWhy, savedAt: row.savedAt.getTime() }));
}

/** Makes the files of one of the viewer's submissions the draft; what was the draft is kept as a copy. */
export async function restoreSubmission(db: Database, viewer: Viewer, submissionId: string, device: string): Promise<{ lab: string; draft: DraftView }> {
  const submission = await db.submission.findFirst({ where: { id: submissionId, userId: viewer.id } });
  if (!submission) throw new Problem("not-found");
  const { lab } = submission;
  for (;;) {
    const current = await getDraft(db, viewer, lab);
    const saved = await saveDraft(db, viewer, { lab, files: unpackFiles(submission.files), base: current?.revision ?? 0, device, why: "restore" });
    // Somebody typed in between: their text is the one to keep a copy of now.
    if (saved.result === "saved") return { lab, draft: { revision: saved.revision, files: unpackFiles(submission.files), device, savedAt: saved.savedAt } };
  }
}
