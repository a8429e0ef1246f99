import { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import type { Database } from "@/lib/db";

export interface LessonState {
  readonly lesson: string;
  readonly readAt: number;
}

export interface AnswerState {
  readonly lesson: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly correct: boolean;
  readonly answeredAt: number;
}

/** The lessons that the viewer has read, and their answers. Times in ms since the epoch. */
export async function getProgress(db: Database, viewer: Viewer): Promise<{ lessons: readonly LessonState[]; quizAnswers: readonly AnswerState[] }> {
  const where = { userId: viewer.id };
  const [lessons, answers] = await Promise.all([
    db.lessonProgress.findMany({ where, orderBy: { readAt: "asc" } }),
    db.quizAnswer.findMany({ where, orderBy: { answeredAt: "asc" } }),
  ]);
  return {
    lessons: lessons.map(({ lesson, readAt }) => ({ lesson, readAt: readAt.getTime() })),
    quizAnswers: answers.map(({ lesson, question, options, correct, answeredAt }) => ({
      lesson, question, options: z.array(z.string()).parse(JSON.parse(options)), correct, answeredAt: answeredAt.getTime(),
    })),
  };
}

export interface PassState {
  readonly lab: string;
  readonly labVersion: string;
  readonly submissionId: string;
  readonly passedAt: number;
}

/** The labs that the viewer has passed for the record. */
export async function getPasses(db: Database, viewer: Viewer): Promise<readonly PassState[]> {
  const rows = await db.labPass.findMany({ where: { userId: viewer.id }, orderBy: { passedAt: "asc" } });
  return rows.map(({ lab, labVersion, submissionId, passedAt }) => ({ lab, labVersion, submissionId, passedAt: passedAt.getTime() }));
}
