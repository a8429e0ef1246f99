import { call, type Fetch } from "./http";
import { answerKey, mergeGuestWork, sendToAccount } from "./merge-guest";
import { openStorage, type Storage } from "./storage";
import type { BrowserProgress, MergeResult, QuizAnswer } from "./types";

export interface BrowserProgressOptions {
  readonly fetch?: Fetch;
}

/** What drafts share with the rest: the same database, the same owner. */
export interface OwnedProgress extends BrowserProgress {
  /** The owner's records; for an account after a guest's work of this browser has been brought in. */
  readonly opened: Promise<Storage>;
}

interface ServerProgress {
  readonly lessons: readonly { lesson: string; readAt: number }[];
  readonly quizAnswers: readonly (QuizAnswer & { lesson: string })[];
}

/** The progress of an account, or of a guest (null), in this browser. */
export function browserProgress(owner: string | null, { fetch: fetcher = (...args) => fetch(...args) }: BrowserProgressOptions = {}): OwnedProgress {
  const own = openStorage(owner);
  let merged: Promise<MergeResult | null> | undefined;
  const mergeGuest = () => (merged ??= merge().then((result) => {
    // Nothing or no answer: a later call may find more.
    if (result === null) merged = undefined;
    return result;
  }));
  const opened = owner === null ? own : mergeGuest().then(() => own);
  let pushing: Promise<boolean> = Promise.resolve(true);

  async function merge(): Promise<MergeResult | null> {
    if (owner === null) return null;
    const guest = await openStorage(null);
    try {
      return await mergeGuestWork(guest, await own, fetcher);
    } catch {
      return null; // The guest's records stay where they are.
    } finally {
      guest.close();
    }
  }

  /** Sends what the account does not have yet. One at a time, so that a later call includes what came in between. */
  function push(): Promise<boolean> {
    pushing = pushing.then(async () => {
      const storage = await opened;
      if (owner === null) return false;
      const unsynced = <T extends { synced: boolean }>(records: readonly T[]) => records.filter((record) => !record.synced);
      const sent = await sendToAccount(fetcher, {
        lessons: unsynced(await storage.all("lessons")), answers: unsynced(await storage.all("answers")), kept: unsynced(await storage.all("kept")), drafts: [],
      });
      if (!sent) return false;
      const { lessons, answers, kept } = sent.accepted;
      for (const record of lessons) await storage.update("lessons", record.lesson, (now) => now && { ...now, synced: true });
      for (const record of answers) await storage.update("answers", answerKey(record), (now) => now && { ...now, synced: now.answeredAt === record.answeredAt });
      for (const record of kept) await storage.update("kept", record.id, (now) => now && { ...now, synced: true });
      return true;
    }).catch(() => false);
    return pushing;
  }

  return {
    owner,
    opened,
    mergeGuest,
    storage: async () => (await opened).kind,
    lessonsRead: async () => new Map((await (await opened).all("lessons")).map(({ lesson, readAt }) => [lesson, readAt])),
    async markLessonRead(lesson) {
      await (await opened).update("lessons", lesson, (now) => now ?? { lesson, readAt: Date.now(), synced: false });
      void push();
    },
    quizAnswers: async (lesson) => new Map((await (await opened).all("answers")).filter((answer) => answer.lesson === lesson).map((answer) => [answer.question, answer])),
    async answerQuiz(lesson, answer) {
      const record = { ...answer, lesson, answeredAt: Date.now(), synced: false };
      await (await opened).update("answers", answerKey(record), () => record);
      void push();
    },
    localPasses: async () => (await opened).all("passes"),
    async recordReport({ verdict, lab, labVersion }) {
      if (verdict === "passed") await (await opened).update("passes", lab, (now) => now?.labVersion === labVersion ? now : { lab, labVersion, passedAt: Date.now() });
    },
    async sync() {
      if (owner === null || !(await push())) return false;
      const found = await call<ServerProgress>(fetcher, "GET", "/api/progress");
      if (found.kind !== "ok") return false;
      const storage = await opened;
      for (const { lesson, readAt } of found.value.lessons) await storage.update("lessons", lesson, (now) => ({ lesson, readAt: Math.min(readAt, now?.readAt ?? readAt), synced: true }));
      for (const answer of found.value.quizAnswers) {
        await storage.update("answers", answerKey(answer), (now) => (now && now.answeredAt > answer.answeredAt ? now : { ...answer, synced: true }));
      }
      return true;
    },
  };
}
