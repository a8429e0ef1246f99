import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "@/lib/db";
import type { Report } from "@/lib/grader/report";
import { claimSubmission, releaseClaim, releaseDeadClaims, renewLease } from "./claim";
import { type GradingJob, recordGrade } from "./record";

export interface GradingQueueOptions {
  readonly db: Database;
  /** Grades a job in the sandbox. A rejection, like the verdict `error`, is our own failure and is tried again. */
  readonly grade: (job: GradingJob, signal: AbortSignal) => Promise<Report>;
  readonly gradeKey: string;
  /** Jobs at a time in this process. */
  readonly concurrency: number;
  /** How long a claim lasts without a sign of life of its process. Default 60 s; renewed every third of it. */
  readonly leaseMs?: number;
  /** How often to look for work that nobody woke this process for: another's, or a dead one's. Default 2 s. */
  readonly pollMs?: number;
  /** After so many attempts that ended by our own failure, that is the verdict. Default 3. */
  readonly maxAttempts?: number;
  readonly onChange?: (submissionId: string) => void;
  readonly log?: (message: string) => void;
}

/** Whatever takes stored submissions to their grade; another kind (a job library on PostgreSQL) can stand in its place. */
export interface GradingQueue {
  /** Says that there is work. */
  wake(): void;
  /** Resolves when there is nothing waiting and nothing running here. */
  whenIdle(): Promise<void>;
  /** Takes no more, stops what runs and gives it back. */
  close(): Promise<void>;
}

/**
 * A queue on the database: submissions are its entries, a claim is a lease. A process may die at any point: before the
 * grade is recorded the lease runs out and another grades again; after it the submission is done. So each is graded at
 * least once and recorded exactly once.
 */
export async function startGradingQueue(options: GradingQueueOptions): Promise<GradingQueue> {
  const { db, leaseMs = 60_000, pollMs = 2_000, maxAttempts = 3, log = console.error, onChange = () => undefined } = options;
  const owner = `${hostname().replaceAll("/", "_")}/${process.pid}/${randomBytes(6).toString("hex")}`;
  await releaseDeadClaims(db, owner, isAlive);
  // One place stays for others, however many slow submissions a person sends.
  const mostPerPerson = Math.max(1, options.concurrency - 1);
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let idle: (() => void)[] = [];
  let claims = 0;
  let looking = false;
  let lookAgain = false;

  /** Starts jobs until all places are taken or nothing waits. One at a time; a call in between makes it look again. */
  async function look(): Promise<void> {
    if (looking) {
      lookAgain = true;
      return;
    }
    looking = true;
    do {
      lookAgain = false;
      try {
        while (running.size < options.concurrency && !stopping.signal.aborted) {
          const job = await claimSubmission(db, `${owner}/${claims++}`, leaseMs, new Date(), mostPerPerson);
          if (!job) break;
          onChange(job.submissionId);
          const work: Promise<void> = run(job).finally(() => {
            running.delete(work);
            void look();
          });
          running.add(work);
        }
      } catch (error) {
        log(`grading queue: the database did not answer (${String(error)}); trying again`);
      }
    } while (lookAgain && !stopping.signal.aborted);
    looking = false;
    if (running.size === 0) {
      for (const resolve of idle) resolve();
      idle = [];
    }
  }

  async function run(job: GradingJob): Promise<void> {
    const renewal = setInterval(() => void renewLease(db, job, leaseMs).catch(() => undefined), leaseMs / 3);
    try {
      // A submission that has taken its process down each time must not do so for ever.
      const report = job.attempts > maxAttempts ? ourFault(job, "the grader did not survive this submission") : await attempt(job);
      if (stopping.signal.aborted && report.verdict === "error") return await releaseClaim(db, job);
      if (report.verdict === "error" && job.attempts < maxAttempts) {
        log(`grading queue: submission ${job.submissionId}, attempt ${job.attempts} of ${maxAttempts}: ${report.stop?.message ?? "error"}`);
        return await giveBack(job);
      }
      const { recorded, diverged } = await recordGrade(db, options.gradeKey, job, report);
      if (recorded && diverged) {
        log(`DIVERGENCE: submission ${job.submissionId} (lab ${job.lab}, version ${job.labVersion}): browser ${job.browserTraceHash}, server ${report.traceHash} on ${report.engine}`);
      }
      if (recorded) onChange(job.submissionId);
    } catch (error) {
      // Nothing was recorded; the lease runs out and it is taken up again.
      log(`grading queue: submission ${job.submissionId} could not be recorded (${String(error)})`);
    } finally {
      clearInterval(renewal);
    }
  }

  async function attempt(job: GradingJob): Promise<Report> {
    try {
      return await options.grade(job, stopping.signal);
    } catch (error) {
      return ourFault(job, error instanceof Error ? error.message : String(error));
    }
  }

  /** Back to the queue, the attempt counted. */
  async function giveBack(job: GradingJob): Promise<void> {
    await db.submission.updateMany({ where: { id: job.submissionId, status: "running", leaseOwner: job.leaseOwner }, data: { status: "queued", leaseOwner: null, leaseUntil: null } });
  }

  const poll = setInterval(() => void look(), pollMs);
  poll.unref();
  void look();
  return {
    wake: () => void look(),
    whenIdle: () => new Promise((resolve) => {
      idle.push(resolve);
      void look();
    }),
    close: async () => {
      stopping.abort();
      clearInterval(poll);
      await Promise.all(running);
    },
  };
}

function ourFault(job: GradingJob, message: string): Report {
  return {
    version: 1, lab: job.lab, labVersion: job.labVersion, seed: job.seed, verdict: "error", stop: { code: "infrastructure", message },
    tests: [], traceHash: "", virtualMs: 0, realMs: 0, fuel: 0, engine: "none",
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
