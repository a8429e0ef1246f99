import type { Course } from "@/lib/content";
import type { LabManifest } from "@/lib/grader/lab";

export interface ModuleOfLabs {
  readonly id: string;
  readonly title: string;
  readonly labs: readonly LabManifest[];
}

/** The labs in the order of study: under the module of the first lesson that each belongs to, in the order of its lessons. Modules without labs are left out. */
export function labsByModule(course: Pick<Course, "modules">, labs: readonly LabManifest[]): ModuleOfLabs[] {
  return course.modules
    .map(({ id, title, lessons }) => ({ id, title, labs: lessons.flatMap((lesson) => labs.filter((lab) => lab.lessons[0] === lesson.id)) }))
    .filter((module) => module.labs.length > 0);
}
