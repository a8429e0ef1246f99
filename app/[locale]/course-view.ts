import type { Course, CourseLesson } from "@/lib/content";
import type { Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import type { AtlasModule } from "@/lib/ui/atlas/region";
import type { ContentsModule } from "@/lib/ui/home/contents";

/** The course as the map shows it. A lesson that has no short name yet goes by its title. */
export function atlasModules(course: Course, locale: Locale): AtlasModule[] {
  const labels: Readonly<Record<string, string>> = messages[locale].home.parts;
  return course.modules.map(({ id, number, title, lessons }) => ({
    id,
    number,
    title,
    parts: lessons.map((lesson) => ({ lesson: lesson.id, label: labels[lesson.id] ?? lesson.title, href: lessonHref(lesson, locale) })),
  }));
}

/** The course as the table of contents lists it. */
export function contentsModules(course: Course, locale: Locale): ContentsModule[] {
  const text = messages[locale].home.contents;
  const minutes = (count: number) => (count > 0 ? text.minutes.replace("{minutes}", String(count)) : "");
  return course.modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({
      id: lesson.id,
      title: lesson.title,
      href: lessonHref(lesson, locale),
      minutes: minutes(lesson.minutes),
      labs: lesson.labs.map((lab) => ({ id: lab.id, name: text.lab.replace("{title}", lab.title), href: `/${locale}/labs/${lab.id}`, minutes: minutes(lab.minutes) })),
    })),
  }));
}

function lessonHref(lesson: CourseLesson, locale: Locale): string | null {
  return lesson.status === "ready" ? `/${locale}/learn/${lesson.id}` : null;
}
