/**
 * What can be wrong with content. A code never changes its meaning, so that tests, editors and people may rely on it;
 * docs/authoring-lessons.md is generated from this list.
 */
export const issueCodes = {
  "file-missing": "A file that course.yaml promises does not exist.",
  "file-unexpected": "A file or folder lies under content/ that course.yaml does not name.",
  "yaml-syntax": "YAML that cannot be read.",
  "field-invalid": "A field is missing, unknown or not of its form.",
  "id-duplicate": "Two things carry the same id.",
  "reference-unknown": "An id names nothing: a lesson, lab, heading, glossary entry or figure that does not exist.",
  "front-matter-missing": "The file does not begin with a front matter between two lines of ---.",
  "mdx-syntax": "MDX that cannot be compiled.",
  "mdx-import": "Lessons import and export nothing; components are there already.",
  "heading-level": "Headings are ## and ###; the title is in the front matter, and ### stands below a ##.",
  "heading-id": "A heading lacks its id, written {#like-this} at its end, or the id is not of that form.",
  "component-unknown": "No component has this name.",
  "component-props": "A component's property is missing, unknown or not of its form.",
  "code-language": "A code block names no language, or one that is not highlighted here.",
  "code-meta": "What stands after a code block's language cannot be read.",
  "table-caption": "A table stands outside <Table caption=\"…\">.",
  "emphasis-literal": "Two asterisks would be shown as they are, because they stand where they cannot mark anything.",
  "image-alt": "An image has no text alternative.",
  "quiz-answer": "A question's options do not fit its kind: `single` has exactly one correct option, `multiple` at least one.",
  "translation-order": "A translation's headings are not those of its source, in the same order.",
  "translation-missing": "A section of the source is not translated yet.",
  "translation-stale": "The source of a translated section has changed since it was translated.",
} as const;

export type IssueCode = keyof typeof issueCodes;

export interface ContentIssue {
  /** Errors fail the build; warnings are shown. */
  readonly level: "error" | "warning";
  readonly code: IssueCode;
  readonly message: string;
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  /** From 1; 1 where no better line is known. */
  readonly line: number;
}

export function errorAt(code: IssueCode, file: string, line: number, message: string): ContentIssue {
  return { level: "error", code, message, file, line };
}

export function warningAt(code: IssueCode, file: string, line: number, message: string): ContentIssue {
  return { level: "warning", code, message, file, line };
}

export function hasErrors(issues: readonly ContentIssue[]): boolean {
  return issues.some((issue) => issue.level === "error");
}

/** One line a terminal can link: `content/a/en.mdx:12 error heading-id …`. */
export function formatIssue(issue: ContentIssue): string {
  return `${issue.file}:${issue.line} ${issue.level} ${issue.code} ${issue.message}`;
}
