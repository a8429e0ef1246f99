import type { SourceFiles } from "@/lib/grader/report";
import type { Submission, SubmissionProblem } from "@/lib/grader/work";

/** A way to the record: offered, sent, stored and waited for, graded. `files` are those that were sent. */
export type SubmissionState =
  | { readonly phase: "none" }
  | { readonly phase: "sending"; readonly files: SourceFiles }
  | { readonly phase: "stored"; readonly files: SourceFiles; readonly submission: Submission }
  | { readonly phase: "problem"; readonly problem: SubmissionProblem };

export type SubmissionEvent =
  | { readonly type: "send"; readonly files: SourceFiles }
  | { readonly type: "news"; readonly submission: Submission }
  | { readonly type: "found"; readonly files: SourceFiles; readonly submission: Submission }
  | { readonly type: "problem"; readonly problem: SubmissionProblem };

export function submissionReducer(state: SubmissionState, event: SubmissionEvent): SubmissionState {
  switch (event.type) {
    case "send":
      return { phase: "sending", files: event.files };
    case "problem":
      return state.phase === "sending" ? { phase: "problem", problem: event.problem } : state;
    case "found":
      // What the server knew when the page opened; somebody who was quicker has sent a newer one.
      return state.phase === "none" ? { phase: "stored", files: event.files, submission: event.submission } : state;
    case "news":
      return news(state, event.submission);
  }
}

function news(state: SubmissionState, submission: Submission): SubmissionState {
  if (state.phase === "sending") return { phase: "stored", files: state.files, submission };
  if (state.phase !== "stored" || state.submission.id !== submission.id) return state;
  // Events may arrive out of order or twice (two ways bring them): a verdict is never taken back.
  return state.submission.state === "graded" ? state : { ...state, submission };
}
