import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Report } from "@/lib/grader/report";
import { labDrafts } from "./drafts";
import { browserProgress } from "./progress";
import { draftServer, FakeServer } from "./testing";

const passed: Report = { version: 1, lab: "queue", labVersion: "v1", seed: 1, verdict: "passed", tests: [], traceHash: "t", virtualMs: 0, realMs: 0, fuel: 0, engine: "test" };
const answer = { question: "q1", options: ["b"], correct: true };

beforeEach(() => { globalThis.indexedDB = new IDBFactory(); });

/** What a guest does before signing up. */
async function guestWorks(server: FakeServer): Promise<void> {
  const progress = browserProgress(null, { fetch: server.fetch });
  const drafts = labDrafts({ progress, lab: "queue", fetch: server.fetch });
  await drafts.load();
  drafts.save({ "queue.ts": "guest" });
  await drafts.keep({ "queue.ts": "before the reset" }, "reset");
  await drafts.flush();
  drafts.close();
  await progress.markLessonRead("workqueue");
  await progress.answerQuiz("workqueue", answer);
  await progress.recordReport(passed);
}

/** A merge that keeps all it is given. */
function mergingServer() {
  const server = draftServer();
  const got: Record<string, unknown>[] = [];
  server.on<{ drafts: { files: Record<string, string> }[]; lessons: unknown[]; quizAnswers: unknown[] }>("POST /api/progress/merge", (body) => {
    got.push(body);
    if (body.drafts[0]) server.draft = { revision: 1, files: body.drafts[0].files, savedAt: 1 };
    return { body: { drafts: body.drafts.length, lessons: body.lessons.length, quizAnswers: body.quizAnswers.length, bothKept: [] } };
  });
  return { server, got };
}

describe("a guest's work", () => {
  it("joins the account on sign-in, once, and is gone from the guest", async () => {
    const { server, got } = mergingServer();
    await guestWorks(server);
    const account = browserProgress("ada", { fetch: server.fetch });
    expect(await account.mergeGuest()).toEqual({ drafts: 1, lessons: 1, quizAnswers: 1, bothKept: [] });
    const sent = (kind: string) => got.flatMap((body) => body[kind] as unknown[]);
    expect(sent("drafts")).toMatchObject([{ lab: "queue", files: { "queue.ts": "guest" } }]);
    expect(sent("kept")).toMatchObject([{ files: { "queue.ts": "before the reset" }, why: "reset" }]);
    expect([...(await account.lessonsRead()).keys()]).toEqual(["workqueue"]);
    expect((await account.quizAnswers("workqueue")).get("q1")).toMatchObject(answer);
    expect(await account.localPasses()).toMatchObject([{ lab: "queue", labVersion: "v1" }]);
    expect(await labDrafts({ progress: account, lab: "queue", fetch: server.fetch }).load()).toEqual({ "queue.ts": "guest" });
    const requests = got.length;
    expect(await browserProgress("bob", { fetch: server.fetch }).mergeGuest()).toBeNull();
    expect(got).toHaveLength(requests);
    expect((await browserProgress("bob", { fetch: server.fetch }).lessonsRead()).size).toBe(0);
  });

  it("stays where it is while the server cannot be reached", async () => {
    const { server } = mergingServer();
    await guestWorks(server);
    server.online = false;
    expect(await browserProgress("ada", { fetch: server.fetch }).mergeGuest()).toBeNull();
    expect((await browserProgress(null).lessonsRead()).has("workqueue")).toBe(true);
    server.online = true;
    expect(await browserProgress("ada", { fetch: server.fetch }).mergeGuest()).toMatchObject({ drafts: 1 });
  });

  it("is not held up by one text that the server refuses; that one stays", async () => {
    const server = new FakeServer();
    server.on<{ drafts: { lab: string }[]; lessons: unknown[] }>("POST /api/progress/merge", (body) =>
      body.drafts.some(({ lab }) => lab === "large") ? { status: 413, body: { code: "too-large" } } : { body: { drafts: body.drafts.length, lessons: body.lessons.length, quizAnswers: 0, bothKept: [] } });
    const guest = browserProgress(null, { fetch: server.fetch });
    for (const lab of ["queue", "large"]) {
      const drafts = labDrafts({ progress: guest, lab, fetch: server.fetch });
      await drafts.load();
      drafts.save({ "queue.ts": lab });
      await drafts.flush();
      drafts.close();
    }
    await guest.markLessonRead("workqueue");
    expect(await browserProgress("ada", { fetch: server.fetch }).mergeGuest()).toMatchObject({ drafts: 1, lessons: 1 });
    expect(await labDrafts({ progress: browserProgress(null), lab: "large" }).load()).toEqual({ "queue.ts": "large" });
    expect(await labDrafts({ progress: browserProgress(null), lab: "queue" }).load()).toBeUndefined();
  });
});

describe("lessons and answers of an account", () => {
  it("are kept offline and sent later; what other devices did comes back", async () => {
    const { server, got } = mergingServer();
    server.online = false;
    const progress = browserProgress("ada", { fetch: server.fetch });
    await progress.markLessonRead("workqueue");
    expect(await progress.sync()).toBe(false);
    server.online = true;
    server.on("GET /api/progress", () => ({ body: { lessons: [{ lesson: "informers", readAt: 5 }], quizAnswers: [{ lesson: "informers", ...answer, answeredAt: 6 }] } }));
    expect(await progress.sync()).toBe(true);
    expect(got.flatMap((body) => body["lessons"] as unknown[])).toMatchObject([{ lesson: "workqueue" }]);
    expect([...(await progress.lessonsRead()).keys()].sort()).toEqual(["informers", "workqueue"]);
    expect((await progress.quizAnswers("informers")).get("q1")).toMatchObject({ options: ["b"] });
    await progress.sync();
    expect(got).toHaveLength(1);
  });
});
