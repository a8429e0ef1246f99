import { errorAt, warningAt, type ContentIssue } from "./issue";
import type { LessonDocument } from "./lesson-document";
import type { TranslationState } from "./types";

/**
 * Holds a translation against its source. Headings must have the source's ids in the source's order (a language switch
 * keeps the heading by its id); each translated section remembers the hash of the section it was made from.
 */
export function compareTranslation(source: LessonDocument, translation: LessonDocument): { state: TranslationState; issues: readonly ContentIssue[] } {
  const issues: ContentIssue[] = [];
  const { file, frontMatter } = translation;
  const own = new Set(translation.outline.headings.map(({ id }) => id));
  const order = source.outline.headings.map(({ id }) => id).filter((id) => own.has(id));

  translation.outline.headings.forEach((heading, index) => {
    const original = source.outline.headings.find(({ id }) => id === heading.id);
    if (!original) {
      issues.push(errorAt("translation-order", file, heading.line, `"${heading.id}" is no heading of ${source.file}`));
    } else if (original.level !== heading.level) {
      issues.push(errorAt("translation-order", file, heading.line, `"${heading.id}" is of level ${original.level} in ${source.file}`));
    } else if (order[index] !== heading.id && order.length === own.size) {
      issues.push(errorAt("translation-order", file, heading.line, `"${heading.id}" stands elsewhere in ${source.file}, which has "${order[index]}" here`));
    }
  });

  const missing = source.outline.headings.filter(({ id }) => !own.has(id));
  for (const heading of missing) {
    issues.push(warningAt("translation-missing", file, 1, `section "${heading.id}" (${source.file}:${heading.line}) is not translated`));
  }

  const absent = new Set(missing.map(({ id }) => id));
  const stale = Object.entries(source.stamps).filter(([id, hash]) => !absent.has(id) && frontMatter.translated?.[id] !== hash).map(([id]) => id);
  for (const id of stale) {
    const line = translation.outline.sections.find((section) => section.id === id)?.line ?? 1;
    issues.push(warningAt("translation-stale", file, line, `section "${id}" was translated from an older text; compare it with ${source.file}, then stamp it (npx tsx scripts/stamp-translation.ts)`));
  }
  return {
    state: { source: source.locale, stale, missing: missing.map(({ id, level, text }) => ({ id, level, text })) },
    issues,
  };
}
