import type { Database } from "@/lib/db";
import type { Report } from "@/lib/grader/report";
import { signGrade } from "./signature";

/** A submission that this process has claimed, for as long as its lease lasts. */
export interface GradingJob {
  readonly submissionId: string;
  readonly userId: string;
  readonly lab: string;
  readonly labVersion: string;
  readonly filesHash: string;
  readonly files: Readonly<Record<string, string>>;
  readonly seed: number;
  readonly attempts: number;
  readonly browserTraceHash: string | null;
  readonly leaseOwner: string;
}

export interface Recorded {
  /** False when the lease had passed to somebody else: this report is dropped, theirs counts. */
  readonly recorded: boolean;
  readonly diverged: boolean;
}

/** Whether a browser's run of the same files, version and seed went another way. Only a pass is compared: other runs may be cut short at different points. */
function hasDiverged(job: GradingJob, report: Report): boolean {
  return report.verdict === "passed" && job.browserTraceHash !== null && report.labVersion === job.labVersion && report.seed === job.seed && report.traceHash !== job.browserTraceHash;
}

/** Records a grade, exactly once: in one transaction the lease ends, the signed grade is written, and a first pass noted. */
export async function recordGrade(db: Database, gradeKey: string, job: GradingJob, report: Report): Promise<Recorded> {
  const { submissionId, userId, lab } = job;
  const text = JSON.stringify(report);
  const { verdict } = report;
  const signature = signGrade(gradeKey, { submissionId, userId, lab, filesHash: job.filesHash, verdict, report: text });
  const diverged = hasDiverged(job, report);
  const now = new Date();
  return db.$transaction(async (tx) => {
    const ended = await tx.submission.updateMany({
      where: { id: submissionId, status: "running", leaseOwner: job.leaseOwner },
      data: { status: "done", leaseOwner: null, leaseUntil: null },
    });
    if (ended.count !== 1) return { recorded: false, diverged };
    await tx.grade.create({ data: { submissionId, verdict, report: text, traceHash: report.traceHash, fuel: Math.round(report.fuel), engine: report.engine, signature, diverged, createdAt: now } });
    if (verdict === "passed") {
      await tx.labPass.upsert({ where: { userId_lab: { userId, lab } }, create: { userId, lab, labVersion: report.labVersion, submissionId, passedAt: now }, update: {} });
    }
    return { recorded: true, diverged };
  });
}
