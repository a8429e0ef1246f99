import { expect, it } from "vitest";
import { onEachDatabase } from "@/tests/helpers/databases";
import { listKept, restoreSubmission, saveDraft } from "./drafts";
import { getPasses } from "./lessons";
import { startGradingQueue } from "./queue";
import { getSubmission, listDivergences, listSubmissions, submit } from "./submissions";
import { gradeKey, lab, person, reportOf } from "./testing";

const input = { files: { "queue.ts": "// mine", "types.ts": "// tampered" } };

onEachDatabase("submissions", (databases) => {
  it("of the same files at the same moment are one, and are run once", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const stored = await Promise.all(Array.from({ length: 8 }, () => submit(db, viewer, lab, input)));
    expect(new Set(stored.map((submission) => submission.id)).size).toBe(1);
    let runs = 0;
    const queue = await startGradingQueue({ db, gradeKey, concurrency: 4, grade: async (job) => { runs += 1; return reportOf(job); } });
    await queue.whenIdle();
    await queue.close();
    expect(runs).toBe(1);
    expect(await submit(db, viewer, lab, input)).toMatchObject({ id: stored[0]?.id, state: "graded", verdict: "passed" });
    expect((await submit(db, viewer, { ...lab, version: "v2" }, input)).id).not.toBe(stored[0]?.id);
  });

  it("hold the lab's own text of files that the student may not change, and no others", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    expect((await getSubmission(db, viewer, gradeKey, id)).files).toEqual({ "queue.ts": "// mine", "types.ts": "// types" });
    await expect(submit(db, viewer, lab, { files: { ...input.files, "more.ts": "" } })).rejects.toMatchObject({ code: "wrong-files" });
    await expect(submit(db, viewer, lab, { files: { "types.ts": "" } })).rejects.toMatchObject({ code: "wrong-files" });
  });

  it("are out of anybody else's reach", async () => {
    const db = await databases.fresh();
    const [one, other] = [await person(db), await person(db, "admin")];
    const { id } = await submit(db, one, lab, input);
    await expect(getSubmission(db, other, gradeKey, id)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreSubmission(db, other, id, "d")).rejects.toMatchObject({ code: "not-found" });
    expect(await listSubmissions(db, other)).toEqual([]);
    // A list reads neither files nor reports: two hundred of them are half a gigabyte.
    expect(Object.keys((await listSubmissions(db, one))[0] ?? {})).toEqual(["id", "lab", "labVersion", "state", "at"]);
    await expect(listDivergences(db, one)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("are refused when they come too fast, though not when they are the same again", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    for (let n = 0; n < 30; n += 1) await submit(db, viewer, lab, { files: { "queue.ts": `// ${n}` } });
    await expect(submit(db, viewer, lab, { files: { "queue.ts": "// one more" } })).rejects.toMatchObject({ code: "too-many-requests", details: { retryAfter: expect.any(Number) as number } });
    expect(await submit(db, viewer, lab, { files: { "queue.ts": "// 3" } })).toMatchObject({ state: "queued" });
  });

  it("that pass with another trace than the browser's are recorded, flagged, said aloud, and shown to admins", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const run = (text: string, traceHash: string, labVersion = "v1", seed = 1) => submit(db, viewer, lab, { files: { "queue.ts": text }, browserRun: { traceHash, labVersion, seed } });
    const other = await run("other", "another trace");
    await run("same", "trace");
    await run("not comparable: version", "another trace", "v0");
    await run("not comparable: seed", "another trace", "v1", 7);
    const said: string[] = [];
    const queue = await startGradingQueue({ db, gradeKey, concurrency: 1, grade: async (job) => reportOf(job), log: (message) => said.push(message) });
    await queue.whenIdle();
    await queue.close();
    expect(said).toEqual([expect.stringMatching(new RegExp(`^DIVERGENCE: submission ${other.id}`))]);
    expect(await listDivergences(db, await person(db, "admin"))).toMatchObject([{ submissionId: other.id, browserTraceHash: "another trace", traceHash: "trace" }]);
    expect(await getSubmission(db, viewer, gradeKey, other.id)).toMatchObject({ verdict: "passed", diverged: true });
  });

  it("show when somebody else than the server wrote their grade", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    const queue = await startGradingQueue({ db, gradeKey, concurrency: 1, grade: async (job) => reportOf(job, { verdict: "failed" }) });
    await queue.whenIdle();
    await queue.close();
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ verdict: "failed", genuine: true });
    expect(await getPasses(db, viewer)).toEqual([]);
    await db.grade.update({ where: { submissionId: id }, data: { verdict: "passed" } });
    expect(await getSubmission(db, viewer, gradeKey, id)).toMatchObject({ genuine: false });
  });

  it("can be restored as the draft; the text that it replaces is kept", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const { id } = await submit(db, viewer, lab, input);
    await saveDraft(db, viewer, { lab: "queue", files: { "queue.ts": "// later" }, base: 0, device: "d" });
    const { draft } = await restoreSubmission(db, viewer, id, "d");
    expect(draft).toMatchObject({ revision: 2, files: { "queue.ts": "// mine" } });
    expect(await listKept(db, viewer, "queue")).toMatchObject([{ files: { "queue.ts": "// later" }, why: "restore" }]);
  });
});
