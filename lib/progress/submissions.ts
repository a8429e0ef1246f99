import { countAttempt, limits } from "@/lib/auth/rate-limit";
import { requireRole, type Viewer } from "@/lib/auth/viewer";
import { type Database, isUniqueViolation } from "@/lib/db";
import type { Report, SourceFiles, Verdict } from "@/lib/grader/report";
import { Problem } from "@/lib/i18n/problem";
import { checkFiles, hashPacked, packFiles, unpackFiles } from "./files";
import { gradeIsGenuine } from "./signature";

/** What a submission needs to know of its lab. */
export interface SubmittableLab {
  readonly id: string;
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly readonly?: boolean }[];
  readonly starter: SourceFiles;
}

export interface SubmissionInput {
  readonly files: SourceFiles;
  /** Of the browser's own run of these files, if there was one: its trace's hash, its lab version and its seed. Never a verdict. */
  readonly browserRun?: { readonly traceHash: string; readonly labVersion: string; readonly seed: number } | undefined;
}

export interface SubmissionView {
  readonly id: string;
  readonly lab: string;
  readonly labVersion: string;
  readonly state: "queued" | "running" | "graded";
  /** Ms since the epoch. */
  readonly at: number;
  readonly verdict?: Verdict;
  readonly gradedAt?: number;
  /** The browser's run of the same files went another way than the server's: a fault of ours. */
  readonly diverged?: boolean;
}

export interface SubmissionDetail extends SubmissionView {
  /** Whether the grade's signature is right. */
  readonly genuine?: boolean;
  readonly files: SourceFiles;
  readonly report?: Report;
}

/** Seed of every run for the record: the same files must not pass or fail by luck, nor by a seed that was searched for. */
const recordSeed = 1;

/**
 * Stores files for grading; durable when it resolves. The same files of the same lab version are one submission: the earlier
 * one is returned, and run again only if its grade was our own failure. The caller wakes the queue.
 * Throws `too-large`, `wrong-files`, `too-many-requests`.
 */
export async function submit(db: Database, viewer: Viewer, lab: SubmittableLab, input: SubmissionInput): Promise<SubmissionView> {
  checkFiles(input.files);
  const files = packFiles(filesOfLab(lab, input.files));
  const key = { userId: viewer.id, lab: lab.id, labVersion: lab.version, filesHash: hashPacked(files) };
  const earlier = await db.submission.findUnique({ where: { userId_lab_labVersion_filesHash: key }, include: { grade: true } });
  if (earlier && earlier.grade?.verdict !== "error") return viewOf(earlier);
  await countAttempt(db, limits.submission, viewer.id);
  await countAttempt(db, limits.submissionDay, viewer.id);
  const run = input.browserRun;
  const comparable = run !== undefined && run.labVersion === lab.version && run.seed === recordSeed;
  try {
    if (earlier) return viewOf(await runAgain(db, earlier.id));
    return viewOf(await db.submission.create({ data: { ...key, files, seed: recordSeed, browserTraceHash: comparable ? run.traceHash : null }, include: { grade: true } }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    // The same click twice: the other request stored it.
    return viewOf(await db.submission.findUniqueOrThrow({ where: { userId_lab_labVersion_filesHash: key }, include: { grade: true } }));
  }
}

function runAgain(db: Database, id: string): Promise<Row> {
  return db.$transaction(async (tx) => {
    const removed = await tx.grade.deleteMany({ where: { submissionId: id, verdict: "error" } });
    if (removed.count === 1) await tx.submission.update({ where: { id }, data: { status: "queued", attempts: 0, leaseOwner: null, leaseUntil: null } });
    return tx.submission.findUniqueOrThrow({ where: { id }, include: { grade: true } });
  });
}

/** Exactly the lab's files: what the reader may edit is theirs, the rest is the lab's own whatever was sent. */
function filesOfLab(lab: SubmittableLab, sent: SourceFiles): SourceFiles {
  const paths = new Set(lab.files.map((file) => file.path));
  if (Object.keys(sent).some((path) => !paths.has(path))) throw new Problem("wrong-files");
  return Object.fromEntries(lab.files.map(({ path, readonly }) => {
    const text = readonly ? lab.starter[path] : sent[path];
    if (text === undefined) throw new Problem("wrong-files", { missing: path });
    return [path, text];
  }));
}

const withGrade = { grade: true } as const;
type Row = NonNullable<Awaited<ReturnType<Database["submission"]["findUnique"]>>> & { grade: GradeRow | null };
type GradeRow = NonNullable<Awaited<ReturnType<Database["grade"]["findUnique"]>>>;
/** A row of a list: two hundred files and reports would be too much to read for it. */
type ShortRow = Omit<Row, "files" | "grade"> & { grade: Omit<GradeRow, "report"> | null };

function viewOf(row: ShortRow): SubmissionView {
  const { grade } = row;
  const state = grade ? "graded" : row.status === "running" ? "running" : "queued";
  return {
    id: row.id, lab: row.lab, labVersion: row.labVersion, state, at: row.createdAt.getTime(),
    ...(grade && {
      verdict: grade.verdict as Verdict, gradedAt: grade.createdAt.getTime(), diverged: grade.diverged,
    }),
  };
}

/** The viewer's submissions, newest first; of one lab if named. */
export async function listSubmissions(db: Database, viewer: Viewer, lab?: string): Promise<readonly SubmissionView[]> {
  const rows = await db.submission.findMany({
    where: { userId: viewer.id, ...(lab && { lab }) }, orderBy: [{ createdAt: "desc" }, { id: "desc" }], take: 200,
    omit: { files: true }, include: { grade: { omit: { report: true } } },
  });
  return rows.map((row) => viewOf(row));
}

/** One of the viewer's submissions with files and report; throws `not-found` for anybody else's. */
export async function getSubmission(db: Database, viewer: Viewer, gradeKey: string, id: string): Promise<SubmissionDetail> {
  const row = await db.submission.findFirst({ where: { id, userId: viewer.id }, include: withGrade });
  if (!row) throw new Problem("not-found");
  const { grade } = row;
  return {
    ...viewOf(row), files: unpackFiles(row.files),
    ...(grade && {
      genuine: gradeIsGenuine(gradeKey, { ...grade, submissionId: row.id, userId: row.userId, lab: row.lab, filesHash: row.filesHash }, grade.signature),
      report: JSON.parse(grade.report) as Report,
    }),
  };
}

export interface Divergence {
  readonly submissionId: string;
  readonly lab: string;
  readonly labVersion: string;
  readonly engine: string;
  readonly browserTraceHash: string | null;
  readonly traceHash: string;
  readonly at: number;
}

/** For admins: grades where browser and server disagreed about the same files. Each one is a fault of ours. */
export async function listDivergences(db: Database, viewer: Viewer): Promise<readonly Divergence[]> {
  requireRole(viewer, "admin");
  const rows = await db.grade.findMany({ where: { diverged: true }, orderBy: { createdAt: "desc" }, take: 100, omit: { report: true }, include: { submission: { omit: { files: true } } } });
  return rows.map(({ submission, ...grade }) => ({
    submissionId: grade.submissionId, lab: submission.lab, labVersion: submission.labVersion, engine: grade.engine,
    browserTraceHash: submission.browserTraceHash, traceHash: grade.traceHash, at: grade.createdAt.getTime(),
  }));
}
