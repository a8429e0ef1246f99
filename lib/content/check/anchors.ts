import { visit } from "unist-util-visit";
import { errorAt, type ContentIssue } from "../issue";
import type { LessonFolder } from "../lesson-folder";
import { quizSection } from "../outline";

/** Links into other lessons (`lesson:<id>#<heading>`) must find their heading. Needs all lessons, so it runs when all are read. */
export function checkAnchors(lessons: ReadonlyMap<string, LessonFolder>): ContentIssue[] {
  const issues: ContentIssue[] = [];
  for (const folder of lessons.values()) {
    for (const document of Object.values(folder.documents)) {
      visit(document.tree, "link", (node) => {
        const [, id = "", heading] = /^lesson:([^#]+)#(.+)$/.exec(node.url) ?? [];
        // A lesson that is only planned, or that cannot be read, has no headings to compare with.
        const target = lessons.get(id)?.documents[document.locale];
        if (!target || heading === undefined || heading === quizSection || target.outline.headings.some((known) => known.id === heading)) return;
        issues.push(errorAt("reference-unknown", document.file, node.position?.start.line ?? 1, `lesson "${id}" has no heading "${heading}"`));
      });
    }
  }
  return issues;
}
