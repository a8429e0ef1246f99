import type { SourceFiles } from "@/lib/grader/report";
import type { DraftStatus, Submission } from "@/lib/grader/work";
import { sameFiles } from "./file-store";

/** Where the newest text is, in one word. "graded" is said only of exactly the text that is in the editor. */
export type SaveView = "unsaved" | "device" | "server" | "graded" | "failed" | "conflict";

export interface SubmittedFiles {
  readonly files: SourceFiles;
  readonly submission: Submission;
}

export function saveView(status: DraftStatus, files: SourceFiles, submitted: SubmittedFiles | undefined): SaveView {
  if (status.conflict) return "conflict";
  if (status.state === "unsaved" || status.state === "failed") return status.state;
  const graded = submitted?.submission.state === "graded" && submitted.submission.report.verdict !== "error";
  return graded && sameFiles(submitted?.files, files) ? "graded" : status.state;
}
