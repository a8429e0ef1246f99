"use client";
import { useCallback, useEffect, useReducer } from "react";
import type { SourceFiles } from "@/lib/grader/report";
import { type SubmissionState, submissionReducer } from "./submission-state";
import type { WorkspaceSubmissions } from "./types";

export interface SubmissionControl {
  readonly state: SubmissionState;
  send(files: SourceFiles, traceHash?: string): void;
}

export function useSubmission(submissions: WorkspaceSubmissions, signedIn: boolean): SubmissionControl {
  const [state, dispatch] = useReducer(submissionReducer, { phase: "none" });

  useEffect(() => {
    if (!signedIn) return;
    let gone = false;
    void submissions.latest().then((found) => {
      if (found && !gone) dispatch({ type: "found", ...found });
    });
    return () => {
      gone = true;
    };
  }, [submissions, signedIn]);

  const waitingFor = state.phase === "stored" && state.submission.state !== "graded" ? state.submission.id : undefined;
  useEffect(() => {
    if (waitingFor) return submissions.watch(waitingFor, (submission) => dispatch({ type: "news", submission }));
  }, [submissions, waitingFor]);

  const send = useCallback((files: SourceFiles, traceHash?: string) => {
    dispatch({ type: "send", files });
    void submissions.submit(files, traceHash).then((answer) => {
      if (answer.state === "refused") dispatch({ type: "problem", problem: answer.problem });
      else dispatch({ type: "news", submission: answer });
    });
  }, [submissions]);

  return { state, send };
}
