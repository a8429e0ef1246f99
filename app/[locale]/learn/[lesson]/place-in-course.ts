import { readyLessons, type Course, type CourseLab, type CourseLesson } from "@/lib/content";

/** Where a lesson stands in the course. */
export interface Place {
  readonly module: { readonly id: string; readonly number: number; readonly title: string } | null;
  readonly labs: readonly CourseLab[];
  readonly previous: CourseLesson | null;
  readonly next: CourseLesson | null;
}

export function placeInCourse(course: Course, lesson: string): Place {
  const inModule = course.modules.find((candidate) => candidate.lessons.some(({ id }) => id === lesson));
  const ready = readyLessons(course);
  const at = ready.findIndex(({ id }) => id === lesson);
  return {
    module: inModule ? { id: inModule.id, number: inModule.number, title: inModule.title } : null,
    labs: inModule?.lessons.find(({ id }) => id === lesson)?.labs ?? [],
    previous: (at > 0 && ready[at - 1]) || null,
    next: (at >= 0 && ready[at + 1]) || null,
  };
}
