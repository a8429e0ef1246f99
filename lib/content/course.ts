import { curlyQuotes } from "./curly-quotes";
import type { LabDefinition } from "@/lib/grader/lab";
import type { Locale } from "@/lib/i18n/locales";
import type { Course, CourseLab, CourseLesson, CourseManifest } from "./types";

/** What the course map needs of a lesson's front matter. */
export interface LessonCard {
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
}

/** The course in one language. A lesson without a card (planned, or not readable yet) is shown as planned. */
export function courseFor(
  locale: Locale,
  manifest: CourseManifest,
  cardOf: (lesson: string) => LessonCard | null,
  labOf: (lab: string) => LabDefinition | null,
): Course {
  return {
    modules: manifest.modules.map((module, index) => ({
      id: module.id,
      number: index + 1,
      title: module.title[locale],
      summary: module.summary[locale],
      lessons: module.lessons.map((entry): CourseLesson => {
        const card = entry.planned ? null : cardOf(entry.id);
        const labs = entry.labs.flatMap((id) => labCard(locale, labOf(id)));
        if (!card) return { id: entry.id, title: entry.planned?.[locale] ?? entry.id, status: "planned", summary: "", minutes: 0, labs };
        return { id: entry.id, title: card.title, status: "ready", summary: card.summary, minutes: card.minutes, labs };
      }),
    })),
  };
}

function labCard(locale: Locale, lab: LabDefinition | null): CourseLab[] {
  if (!lab) return [];
  return [{ id: lab.id, title: curlyQuotes(lab.title[locale]), summary: curlyQuotes(lab.summary[locale]), minutes: lab.minutes, points: lab.points }];
}

/** The lessons that can be opened, in the order of study. */
export function readyLessons(course: Course): CourseLesson[] {
  return course.modules.flatMap((module) => module.lessons).filter((lesson) => lesson.status === "ready");
}
