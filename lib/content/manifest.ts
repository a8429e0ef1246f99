import type { z } from "zod";
import { errorAt, type ContentIssue } from "./issue";
import { courseSchema } from "./schema/course";
import type { CourseManifest } from "./types";
import { parseYaml } from "./yaml";

export const manifestFile = "content/course.yaml";

/** Reads course.yaml's text; `value` is absent when it has errors. */
export function parseManifest(source: string): { value?: CourseManifest; issues: readonly ContentIssue[]; lineOf: (lesson: string) => number } {
  const parsed = parseYaml(courseSchema, source, { file: manifestFile });
  if (!parsed.value) return { issues: parsed.issues, lineOf: () => 1 };
  const lines = new Map<string, number>();
  const issues: ContentIssue[] = [];
  const modules = new Set<string>();
  parsed.value.modules.forEach((module, m) => {
    if (modules.has(module.id)) issues.push(errorAt("id-duplicate", manifestFile, parsed.lineOf(["modules", m, "id"]), `a second module with the id "${module.id}"`));
    modules.add(module.id);
    module.lessons.forEach((lesson, l) => {
      const line = parsed.lineOf(["modules", m, "lessons", l, "id"]);
      if (lines.has(lesson.id)) issues.push(errorAt("id-duplicate", manifestFile, line, `a second lesson with the id "${lesson.id}"`));
      lines.set(lesson.id, line);
    });
  });
  const lineOf = (lesson: string) => lines.get(lesson) ?? 1;
  return issues.length > 0 ? { issues, lineOf } : { value: toManifest(parsed.value), issues, lineOf };
}

function toManifest(course: z.output<typeof courseSchema>): CourseManifest {
  return {
    modules: course.modules.map((module) => ({
      ...module,
      lessons: module.lessons.map((lesson) => ({
        id: lesson.id,
        path: lesson.path ?? `${module.id}/${lesson.id}`,
        labs: lesson.labs ?? [],
        planned: lesson.planned ?? null,
      })),
    })),
  };
}
