import type { Database } from "@/lib/db";
import { unpackFiles } from "./files";
import type { GradingJob } from "./record";

/** People whose turn is weighed at a time: those who have waited longest. */
const weighed = 200;
/** For so long what was graded counts against a person who waits beside others. */
const rememberedMs = 5 * 60_000;

type Free = { OR: [{ status: string }, { status: string; leaseUntil: { lt: Date } }] };

/**
 * Whose turn it is among those who wait: who was graded least of late, then who has waited longest. So a person with many
 * submissions, or with slow ones, delays their own. Nobody has more than `mostPerPerson` graded at a time.
 */
async function nextPerson(db: Database, free: Free, now: Date, mostPerPerson: number): Promise<string | undefined> {
  const waiting = await db.submission.groupBy({ by: ["userId"], where: free, _min: { createdAt: true }, orderBy: { _min: { createdAt: "asc" } }, take: weighed });
  const userId = { in: waiting.map((person) => person.userId) };
  const count = async (where: object) =>
    new Map((await db.submission.groupBy({ by: ["userId"], where: { userId, ...where }, _count: { _all: true } })).map((person) => [person.userId, person._count._all]));
  const [running, graded] = await Promise.all([
    count({ status: "running", leaseUntil: { gte: now } }),
    count({ grade: { createdAt: { gt: new Date(now.getTime() - rememberedMs) } } }),
  ]);
  const turns = waiting.flatMap(({ userId: id }) => {
    const underWay = running.get(id) ?? 0;
    return underWay < mostPerPerson ? [{ id, had: underWay + (graded.get(id) ?? 0) }] : [];
  });
  // Stable: of equals the one who has waited longest stays first.
  return turns.sort((a, b) => a.had - b.had)[0]?.id;
}

/**
 * Takes a submission that waits, or whose lease ran out because its process died; null when there is none. People take turns,
 * each with their oldest. The claim is one conditional update, so it is safe between processes on either database.
 */
export async function claimSubmission(db: Database, leaseOwner: string, leaseMs: number, now = new Date(), mostPerPerson = Infinity): Promise<GradingJob | null> {
  const free: Free = { OR: [{ status: "queued" }, { status: "running", leaseUntil: { lt: now } }] };
  for (;;) {
    const userId = await nextPerson(db, free, now, mostPerPerson);
    if (userId === undefined) return null;
    const candidate = await db.submission.findFirst({ where: { userId, ...free }, orderBy: { createdAt: "asc" }, select: { id: true } });
    // Somebody else was quicker.
    if (!candidate) continue;
    const claimed = await db.submission.updateMany({
      where: { id: candidate.id, ...free },
      data: { status: "running", leaseOwner, leaseUntil: new Date(now.getTime() + leaseMs), attempts: { increment: 1 } },
    });
    if (claimed.count !== 1) continue;
    const row = await db.submission.findUnique({ where: { id: candidate.id } });
    // Deleted with its account in between.
    if (!row) continue;
    return {
      submissionId: row.id, userId: row.userId, lab: row.lab, labVersion: row.labVersion, filesHash: row.filesHash,
      files: unpackFiles(row.files), seed: row.seed, attempts: row.attempts, browserTraceHash: row.browserTraceHash, leaseOwner,
    };
  }
}

/** Keeps a claim for longer; false when it is lost. */
export async function renewLease(db: Database, job: GradingJob, leaseMs: number): Promise<boolean> {
  const { count } = await db.submission.updateMany({
    where: { id: job.submissionId, status: "running", leaseOwner: job.leaseOwner },
    data: { leaseUntil: new Date(Date.now() + leaseMs) },
  });
  return count === 1;
}

/** Gives a claim back as if it had not been taken, such as when this process is asked to end. */
export async function releaseClaim(db: Database, job: GradingJob): Promise<void> {
  await db.submission.updateMany({
    where: { id: job.submissionId, status: "running", leaseOwner: job.leaseOwner },
    data: { status: "queued", leaseOwner: null, leaseUntil: null, attempts: { decrement: 1 } },
  });
}

/**
 * Frees what processes of this machine held that are no more, so that a restart need not wait for leases to run out.
 * `owner` is this process (host/pid/nonce); a claim by its pid with another nonce is a dead one too, as in a container,
 * where every process has pid 1. Returns how many.
 */
export async function releaseDeadClaims(db: Database, owner: string, isAlive: (pid: number) => boolean): Promise<number> {
  const [host, pid, nonce] = owner.split("/");
  const rows = await db.submission.findMany({ where: { status: "running", leaseOwner: { startsWith: `${host}/` } }, select: { id: true, leaseOwner: true } });
  let freed = 0;
  for (const row of rows) {
    const [, otherPid, otherNonce] = (row.leaseOwner ?? "").split("/");
    const dead = otherPid === pid ? otherNonce !== nonce : !isAlive(Number(otherPid));
    if (!dead) continue;
    freed += (await db.submission.updateMany({ where: { id: row.id, status: "running", leaseOwner: row.leaseOwner }, data: { status: "queued", leaseOwner: null, leaseUntil: null } })).count;
  }
  return freed;
}
