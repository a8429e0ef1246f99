import { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import { type Database, isUniqueViolation, type Queryable } from "@/lib/db";
import { Problem } from "@/lib/i18n/problem";
import { dropOldestCopies, type KeptWhy, storeCopy } from "./drafts";
import { checkFiles, filesSchema, hashPacked, packFiles } from "./files";

const id = z.string().min(1).max(100).regex(/^[\w./:-]+$/);
const time = z.number().int().nonnegative();

/** What a browser brings into an account: a guest's work on sign-in, or what was done while the server could not be reached. */
export const mergeSchema = z.object({
  device: z.string().min(1).max(64),
  drafts: z.array(z.object({ lab: id, files: filesSchema, savedAt: time })).max(50).default([]),
  kept: z.array(z.object({ lab: id, files: filesSchema, why: z.enum(["edit", "reset", "conflict", "merge", "restore"]), savedAt: time })).max(200).default([]),
  lessons: z.array(z.object({ lesson: id, readAt: time })).max(500).default([]),
  quizAnswers: z.array(z.object({ lesson: id, question: id, options: z.array(id).max(20), correct: z.boolean(), answeredAt: time })).max(2000).default([]),
});
export type MergeInput = z.infer<typeof mergeSchema>;

export interface MergeOutcome {
  /** How many of each were new to the account. */
  readonly drafts: number;
  readonly lessons: number;
  readonly quizAnswers: number;
  /** Labs where account and browser held different texts: the newer is the draft, the other is kept as a copy. */
  readonly bothKept: readonly string[];
}

/** What an account holds at most: ten times a whole course. The ids come from the browser, which may make up any number of them. */
const room = { drafts: 200, lessons: 2_000, quizAnswers: 10_000 } as const;

async function checkRoom(tx: Queryable, userId: string, input: MergeInput): Promise<void> {
  const where = { userId };
  const held = { drafts: await tx.draft.count({ where }), lessons: await tx.lessonProgress.count({ where }), quizAnswers: await tx.quizAnswer.count({ where }) };
  for (const kind of ["drafts", "lessons", "quizAnswers"] as const) {
    if (held[kind] + input[kind].length > room[kind]) throw new Problem("too-large", { limit: room[kind] });
  }
}

/**
 * Joins a browser's work with the account's. Loses nothing on either side and may be repeated: the second time changes nothing.
 * A lesson was read when it was first read; of two answers to a question the later one counts; of two texts the later one
 * becomes the draft and the other stays as a copy. Everything is stored when this resolves, or nothing is when it throws.
 */
export async function mergeProgress(db: Database, viewer: Viewer, input: MergeInput, now = new Date()): Promise<MergeOutcome> {
  for (const { files } of [...input.drafts, ...input.kept]) checkFiles(files);
  // A clock that runs ahead must not win for ever.
  const at = (ms: number) => new Date(Math.min(ms, now.getTime()));
  try {
    return await db.$transaction(async (tx) => {
      await checkRoom(tx, viewer.id, input);
      let drafts = 0;
      const bothKept: string[] = [];
      for (const copy of input.kept) {
        await storeCopy(tx, { userId: viewer.id, lab: copy.lab, files: packFiles(copy.files), device: input.device, why: copy.why, savedAt: at(copy.savedAt) });
      }
      for (const draft of input.drafts) {
        const outcome = await mergeDraft(tx, viewer.id, { lab: draft.lab, files: packFiles(draft.files), device: input.device, savedAt: at(draft.savedAt) });
        if (outcome !== "known") drafts += 1;
        if (outcome === "both") bothKept.push(draft.lab);
      }
      let lessons = 0;
      for (const { lesson, readAt } of input.lessons) lessons += await mergeLesson(tx, viewer.id, lesson, at(readAt));
      let quizAnswers = 0;
      for (const answer of input.quizAnswers) quizAnswers += await mergeAnswer(tx, viewer.id, { ...answer, answeredAt: at(answer.answeredAt) });
      await dropOldestCopies(tx, viewer.id);
      return { drafts, lessons, quizAnswers, bothKept };
    });
  } catch (error) {
    // Two tabs merge the same work at the same moment: begin again, with what the other one stored.
    if (isUniqueViolation(error)) return mergeProgress(db, viewer, input, now);
    throw error;
  }
}

interface IncomingDraft {
  readonly lab: string;
  readonly files: string;
  readonly device: string;
  readonly savedAt: Date;
}

async function mergeDraft(tx: Queryable, userId: string, incoming: IncomingDraft): Promise<"new" | "known" | "both"> {
  const { lab, files, device, savedAt } = incoming;
  const filesHash = hashPacked(files);
  const why: KeptWhy = "merge";
  const row = await tx.draft.findUnique({ where: { userId_lab: { userId, lab } } });
  if (!row) {
    await tx.draft.create({ data: { userId, lab, revision: 1, files, filesHash, device, updatedAt: savedAt } });
    return "new";
  }
  if (row.filesHash === filesHash) return "known";
  const known = await tx.draftRevision.findUnique({ where: { userId_lab_filesHash: { userId, lab, filesHash } }, select: { id: true } });
  if (known) return "known";
  // Both texts are copied: if the answer is lost and the merge comes again, it finds its text here, though the draft has moved on.
  await storeCopy(tx, { userId, lab, files, device, savedAt, why });
  if (savedAt > row.updatedAt) {
    await storeCopy(tx, { userId, lab, files: row.files, device: row.device, savedAt: row.updatedAt, why });
    await tx.draft.updateMany({ where: { userId, lab, revision: row.revision }, data: { files, filesHash, device, updatedAt: savedAt, revision: row.revision + 1 } });
  }
  return "both";
}

async function mergeLesson(tx: Queryable, userId: string, lesson: string, readAt: Date): Promise<number> {
  const where = { userId_lesson: { userId, lesson } };
  const known = await tx.lessonProgress.findUnique({ where });
  if (!known) await tx.lessonProgress.create({ data: { userId, lesson, readAt } });
  else if (readAt < known.readAt) await tx.lessonProgress.update({ where, data: { readAt } });
  return known ? 0 : 1;
}

async function mergeAnswer(tx: Queryable, userId: string, answer: { lesson: string; question: string; options: string[]; correct: boolean; answeredAt: Date }): Promise<number> {
  const { lesson, question } = answer;
  const where = { userId_lesson_question: { userId, lesson, question } };
  const data = { options: JSON.stringify(answer.options), correct: answer.correct, answeredAt: answer.answeredAt };
  const known = await tx.quizAnswer.findUnique({ where });
  if (!known) await tx.quizAnswer.create({ data: { userId, lesson, question, ...data } });
  else if (answer.answeredAt > known.answeredAt) await tx.quizAnswer.update({ where, data });
  return known ? 0 : 1;
}
