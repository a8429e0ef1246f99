import { expect, it } from "vitest";
import { onEachDatabase } from "@/tests/helpers/databases";
import { copyRoom, getDraft, keepDraft, listKept, saveDraft } from "./drafts";
import { getProgress } from "./lessons";
import { mergeProgress, mergeSchema } from "./merge";
import { person } from "./testing";

const files = (text: string) => ({ "queue.ts": text });
const guest = mergeSchema.parse({
  device: "laptop",
  drafts: [{ lab: "queue", files: files("guest"), savedAt: 2_000 }, { lab: "other", files: files("only here"), savedAt: 2_000 }],
  kept: [{ lab: "queue", files: files("reset by guest"), why: "reset", savedAt: 1_000 }],
  lessons: [{ lesson: "workqueue", readAt: 5_000 }],
  quizAnswers: [{ lesson: "workqueue", question: "q1", options: ["b"], correct: true, answeredAt: 6_000 }],
});

onEachDatabase("a guest's work that joins an account", (databases) => {
  it("is all there, and the same merge again changes nothing", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    expect(await mergeProgress(db, viewer, guest)).toEqual({ drafts: 2, lessons: 1, quizAnswers: 1, bothKept: [] });
    const state = async () => ({ draft: await getDraft(db, viewer, "queue"), other: await getDraft(db, viewer, "other"), kept: await listKept(db, viewer, "queue"), progress: await getProgress(db, viewer) });
    const first = await state();
    expect(await mergeProgress(db, viewer, guest)).toEqual({ drafts: 0, lessons: 0, quizAnswers: 0, bothKept: [] });
    expect(await state()).toEqual(first);
    expect(first).toMatchObject({ draft: { files: files("guest") }, kept: [{ files: files("reset by guest"), why: "reset" }], progress: { lessons: [{ readAt: 5_000 }], quizAnswers: [{ options: ["b"] }] } });
  });

  it.each([["newer", 3_000, "guest", "account"], ["older", 1_000, "account", "guest"]] as const)("keeps both texts when the account has one too; the guest's is %s", async (_name, guestAt, draft, copy) => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await saveDraft(db, viewer, { lab: "queue", files: files("account"), base: 0, device: "desk" }, new Date(2_000));
    const input = { ...guest, drafts: [{ lab: "queue", files: files("guest"), savedAt: guestAt }], kept: [] };
    expect(await mergeProgress(db, viewer, input)).toMatchObject({ bothKept: ["queue"] });
    expect((await getDraft(db, viewer, "queue"))?.files).toEqual(files(draft));
    const kept = (await listKept(db, viewer, "queue")).map((entry) => entry.files["queue.ts"]);
    expect(kept).toContain(copy);
    expect(await mergeProgress(db, viewer, input)).toMatchObject({ drafts: 0, bothKept: [] });
  });

  it("does not come back over what was written after it", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await saveDraft(db, viewer, { lab: "queue", files: files("account"), base: 0, device: "desk" }, new Date(1_000));
    await mergeProgress(db, viewer, guest);
    await saveDraft(db, viewer, { lab: "queue", files: files("went on"), base: 2, device: "laptop" }, new Date(1_500));
    await mergeProgress(db, viewer, guest);
    expect((await getDraft(db, viewer, "queue"))?.files).toEqual(files("went on"));
  });

  it("counts a lesson as read when it was first, and the later of two answers", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await mergeProgress(db, viewer, guest);
    await mergeProgress(db, viewer, mergeSchema.parse({
      device: "desk", lessons: [{ lesson: "workqueue", readAt: 4_000 }],
      quizAnswers: [{ lesson: "workqueue", question: "q1", options: ["a"], correct: false, answeredAt: 7_000 }, { lesson: "workqueue", question: "q1", options: ["z"], correct: false, answeredAt: 10 }],
    }));
    expect(await getProgress(db, viewer)).toMatchObject({ lessons: [{ readAt: 4_000 }], quizAnswers: [{ options: ["a"], correct: false }] });
  });

  it("may arrive from two tabs at once", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const outcomes = await Promise.all([1, 2, 3].map(() => mergeProgress(db, viewer, guest)));
    expect(outcomes.map((outcome) => outcome.drafts).sort()).toEqual([0, 0, 2]);
    expect((await getDraft(db, viewer, "queue"))?.revision).toBe(1);
  });

  it("does not believe a clock that runs ahead", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    await mergeProgress(db, viewer, { ...guest, drafts: [{ lab: "queue", files: files("future"), savedAt: Date.now() + 1e10 }] });
    expect((await getDraft(db, viewer, "queue"))?.savedAt).toBeLessThanOrEqual(Date.now());
  });

  it("is refused when ids that were made up would fill the disk", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const lessons = (from: number, n: number) => ({ ...guest, drafts: [], kept: [], lessons: Array.from({ length: n }, (_, i) => ({ lesson: `made-up-${from + i}`, readAt: 1 })) });
    for (let n = 0; n < 4; n += 1) await mergeProgress(db, viewer, lessons(500 * n, 500));
    await expect(mergeProgress(db, viewer, lessons(2_000, 1))).rejects.toMatchObject({ code: "too-large" });
  });

  it("makes the oldest copies go when there are more than anybody types", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const large = JSON.stringify(files("x".repeat(1_000_000)));
    const data = Array.from({ length: 60 }, (_, n) => ({ userId: viewer.id, lab: `lab-${n}`, files: large, filesHash: `${n}`, device: "d", why: "reset", savedAt: new Date(n) }));
    for (const row of data) await db.draftRevision.create({ data: row });
    await keepDraft(db, viewer, { lab: "lab-new", files: files("mine"), why: "reset", device: "d" });
    expect(copyRoom).toEqual({ bytes: 50_000_000, dropped: 50 });
    expect(await listKept(db, viewer, "lab-0")).toEqual([]);
    expect(await listKept(db, viewer, "lab-59")).toHaveLength(1);
    expect(await listKept(db, viewer, "lab-new")).toHaveLength(1);
  });

  it("makes room for many copies in one go", async () => {
    const db = await databases.fresh();
    const viewer = await person(db);
    const large = JSON.stringify(files("x".repeat(1_000_000)));
    await db.draftRevision.createMany({ data: Array.from({ length: 49 }, (_, n) => ({ userId: viewer.id, lab: "queue", files: large, filesHash: `${n}`, device: "d", why: "reset", savedAt: new Date(n) })) });
    const kept = Array.from({ length: 40 }, (_, n) => ({ lab: "queue", files: files(`${n} ${"y".repeat(n < 20 ? 100_000 : 1)}`), why: "reset" as const, savedAt: 1_000 + n }));
    await mergeProgress(db, viewer, { ...guest, drafts: [], kept });
    const left = await db.draftRevision.findMany({ where: { userId: viewer.id }, select: { savedAt: true } });
    expect(left).toHaveLength(39);
    expect(Math.min(...left.map(({ savedAt }) => savedAt.getTime()))).toBe(1_001);
  });
});
