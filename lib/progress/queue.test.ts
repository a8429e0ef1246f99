import { spawn } from "node:child_process";
import path from "node:path";
import { expect, it } from "vitest";
import type { DatabaseTarget } from "@/lib/db/client";
import { onEachDatabase, root } from "@/tests/helpers/databases";
import { claimSubmission } from "./claim";
import { getPasses } from "./lessons";
import { startGradingQueue } from "./queue";
import { recordGrade } from "./record";
import { getSubmission, submit } from "./submissions";
import { gradeKey, lab, person, reportOf } from "./testing";

const input = { files: { "queue.ts": "// mine" } };
const quiet = (): void => undefined;

/** Starts another process's queue and kills it in the middle of a grade, with no chance to say anything. */
function gradeAndDie({ provider, url }: DatabaseTarget): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", path.join(root, "tests/helpers/doomed-grader.ts"), provider, url, "600000"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => { errors += chunk.toString(); });
    child.stdout.on("data", () => child.kill("SIGKILL"));
    child.on("exit", (code, signal) => (signal === "SIGKILL" ? resolve() : reject(new Error(`ended by itself (${code}): ${errors}`))));
  });
}

onEachDatabase("the grading queue", (databases) => {
  it("grades again what a killed process had taken up, and records it once", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    await gradeAndDie(databases.target());
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ state: "running" });
    const queue = await startGradingQueue({ db, gradeKey, concurrency: 2, grade: async (job) => reportOf(job) });
    await queue.whenIdle();
    await queue.close();
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ state: "graded", verdict: "passed", genuine: true });
    expect(await db.grade.count()).toBe(1);
    expect(await getPasses(db, viewer)).toMatchObject([{ lab: "queue", submissionId: id }]);
  });

  it("records one of two grades of the same submission: the one whose lease holds", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    const slow = await claimSubmission(db, "elsewhere/1/a/0", 1_000, new Date(Date.now() - 10_000));
    const quick = await claimSubmission(db, "elsewhere/1/a/1", 60_000);
    if (!slow || !quick) throw new Error("both should have claimed it");
    const outcomes = await Promise.all([recordGrade(db, gradeKey, slow, reportOf(slow, { verdict: "failed" })), recordGrade(db, gradeKey, quick, reportOf(quick))]);
    expect(outcomes.map((outcome) => outcome.recorded)).toEqual([false, true]);
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ verdict: "passed" });
  });

  it("lets people take turns, so that one with many submissions delays their own only", async () => {
    const db = await databases.fresh();
    const [many, few, late] = [await person(db), await person(db), await person(db)];
    const waits = async (viewer: typeof many, n: number) => (await submit(db, viewer, lab, { files: { "queue.ts": `// ${n}` } })).id;
    const flood = [await waits(many, 1), await waits(many, 2), await waits(many, 3), await waits(many, 4)];
    const claim = async () => {
      const job = await claimSubmission(db, "elsewhere/1/a/0", 60_000, new Date(), 2);
      return job?.submissionId;
    };
    expect(await claim()).toBe(flood[0]);
    const one = await waits(few, 1);
    expect(await claim()).toBe(one);
    expect(await claim()).toBe(flood[1]);
    const last = await waits(late, 1);
    expect(await claim()).toBe(last);
    // The rest may wait for ever: two at a time is all that one person has.
    expect(await claim()).toBeUndefined();
  });

  it("lets each submission be claimed by one of many", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    for (let n = 0; n < 5; n += 1) await submit(db, viewer, lab, { files: { "queue.ts": `// ${n}` } });
    const claims = await Promise.all(Array.from({ length: 8 }, (_, n) => claimSubmission(db, `elsewhere/1/a/${n}`, 60_000)));
    const taken = claims.flatMap((job) => (job ? [job.submissionId] : []));
    expect(new Set(taken).size).toBe(5);
    expect(taken).toHaveLength(5);
  });

  it("tries again after our own failure, and after three says so instead of blaming the student", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    let runs = 0;
    const queue = await startGradingQueue({ db, gradeKey, concurrency: 1, log: quiet, grade: async () => { runs += 1; throw new Error("no grader"); } });
    await queue.whenIdle();
    await queue.close();
    expect(runs).toBe(3);
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ verdict: "error", report: { stop: { code: "infrastructure", message: "no grader" } } });
    expect(await submit(db, viewer, lab, input)).toMatchObject({ id, state: "queued" });
  });

  it("does not let a submission that takes its process down each time do so for ever", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    await db.submission.update({ where: { id }, data: { attempts: 3, status: "queued" } });
    const queue = await startGradingQueue({ db, gradeKey, concurrency: 1, log: quiet, grade: async () => { throw new Error("must not be called"); } });
    await queue.whenIdle();
    await queue.close();
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ verdict: "error" });
  });

  it("gives back what it was doing when it is closed, uncounted", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    let begun = quiet;
    const running = new Promise<void>((resolve) => { begun = resolve; });
    const queue = await startGradingQueue({
      db, gradeKey, concurrency: 1, log: quiet,
      grade: (job, signal) => new Promise((resolve) => {
        signal.addEventListener("abort", () => resolve(reportOf(job, { verdict: "error", stop: { code: "cancelled" } })));
        begun();
      }),
    });
    await running;
    await queue.close();
    expect(await db.submission.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "queued", attempts: 0 });
  });

  it("leaves the grades of a deleted account nowhere", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await submit(db, viewer, lab, input);
    const queue = await startGradingQueue({
      db, gradeKey, concurrency: 1, log: quiet,
      grade: async (job) => {
        await db.user.delete({ where: { id: viewer.id } });
        return reportOf(job);
      },
    });
    await queue.whenIdle();
    await queue.close();
    expect([await db.grade.count(), await db.submission.count()]).toEqual([0, 0]);
  });
});
