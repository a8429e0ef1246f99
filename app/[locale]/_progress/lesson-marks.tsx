import type { ReactNode } from "react";
import type { Course } from "@/lib/content";
import type { Locale } from "@/lib/i18n/locales";
import type { Done } from "@/lib/ui/progress/overview";
import { LiveLessonMark } from "./lesson-mark.client";

/** The marks of the course's open lessons, for whoever is reading. */
export function lessonMarks(course: Course, locale: Locale, done: Done | null, compact: boolean): (lesson: string) => ReactNode {
  const labs = new Map(course.modules.flatMap((module) => module.lessons).map((lesson) => [lesson.id, lesson.labs.map((lab) => lab.id)]));
  return (lesson) => {
    const own = labs.get(lesson) ?? [];
    const initial = { read: done?.read.includes(lesson) ?? false, passed: false, verified: own.some((lab) => done?.verified.includes(lab)) };
    return <LiveLessonMark locale={locale} lesson={lesson} labs={own} initial={initial} compact={compact} />;
  };
}
