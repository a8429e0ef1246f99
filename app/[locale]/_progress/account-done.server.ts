import { getCourse, getLesson, readyLessons } from "@/lib/content";
import type { Viewer } from "@/lib/auth";
import { database } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import { getPasses, getProgress } from "@/lib/progress";
import type { Done, ProgressLesson } from "@/lib/ui/progress/overview";

/** The open lessons, as the progress page lists them. */
export async function progressLessons(locale: Locale): Promise<ProgressLesson[]> {
  const lessons = readyLessons(await getCourse(locale));
  return Promise.all(lessons.map(async ({ id, title, labs }) => {
    const lesson = await getLesson(id, locale);
    return {
      id, title, href: `/${locale}/learn/${id}`,
      questions: lesson?.ok ? lesson.value.quiz.length : 0,
      labs: labs.map((lab) => ({ id: lab.id, title: lab.title, href: `/${locale}/labs/${lab.id}` })),
    };
  }));
}

/** What the account knows of what has been done. */
export async function accountDone(viewer: Viewer): Promise<Done> {
  const [{ lessons, quizAnswers }, passes] = await Promise.all([getProgress(database(), viewer), getPasses(database(), viewer)]);
  const right: Record<string, number> = {};
  for (const answer of quizAnswers) if (answer.correct) right[answer.lesson] = (right[answer.lesson] ?? 0) + 1;
  return { read: lessons.map((entry) => entry.lesson), right, verified: passes.map((pass) => pass.lab), local: [] };
}
