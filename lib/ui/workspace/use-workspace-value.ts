"use client";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Position } from "@/lib/grader/report";
import type { DialogName, GuideTab, PaneName, WorkspaceValue } from "./context";
import type { EditorHandle, Problem } from "./editor/types";
import { useMonaco } from "./editor/use-monaco";
import { createFileStore } from "./file-store";
import { editorPreferences } from "./preferences";
import { failureMarks } from "./results/marks";
import { lastRun } from "./run-state";
import { useStored } from "./stored";
import type { EditorSetup, Viewer, WorkspaceLab, WorkspaceServices } from "./types";
import { useDrafts } from "./use-drafts";
import { useEditCommands } from "./use-edit-commands";
import { useRun } from "./use-run";
import { useRunNews } from "./use-run-news";
import { useSubmission } from "./use-submission";

export interface WorkspaceInput {
  readonly lab: WorkspaceLab;
  readonly services: WorkspaceServices;
  readonly setup: EditorSetup;
  readonly viewer: Viewer;
  readonly progressHref: string;
}

/** Makes all that the parts of the workspace share. `announce` says something to screen readers. */
export function useWorkspaceValue(input: WorkspaceInput, announce: (message: string) => void): WorkspaceValue {
  const { lab, services, setup, viewer } = input;
  const locale = useLocale() === "zh" ? "zh" : "en";
  const t = useTranslations("workspace");
  const readonlyPaths = useMemo(() => new Set(lab.files.flatMap((file) => (file.readonly ? [file.path] : []))), [lab]);
  const [files] = useState(() => createFileStore(lab.starter, readonlyPaths));
  const [activePath, openFile] = useState(lab.files[0]?.path ?? "");
  const [pane, showPane] = useState<PaneName>("instructions");
  const [guideTab, showGuide] = useState<GuideTab>("task");
  const [dialog, showDialog] = useState<DialogName>();
  const [problemsOpen, openProblems] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [preferences] = useStored(editorPreferences);

  const drafts = useDrafts(services.drafts, files);
  const run = useRun(services.runner, files, services.onReport);
  const submission = useSubmission(services.submissions, viewer.signedIn);
  const monaco = useMonaco(setup, files, locale, { wanted: preferences.editor === "monaco", ready: drafts.loaded }, setProblems);
  const marks = useMemo(() => failureMarks(lab, lastRun(run.state)?.report, (text) => text[locale]), [lab, run.state, locale]);
  useRunNews({ lab, run: run.state, submission: submission.state, announce });

  const editorRef = useRef<EditorHandle>(null);
  const [target, setTarget] = useState<Position>();
  const goTo = useCallback((at: Position) => {
    openFile(at.file);
    showPane("editor");
    setTarget({ ...at });
  }, []);
  // After the file has been opened and its pane is in front: an editor that is hidden cannot take the focus.
  useEffect(() => {
    if (target && target.file === activePath) editorRef.current?.reveal(target.line, target.column);
  }, [target, activePath, pane]);

  // What was pressed before the stored draft was there; it is done with that draft, not dropped.
  const wish = useRef<"run" | "submit">(undefined);
  const start = useCallback((seed?: number) => {
    if (!drafts.loaded) return void (wish.current = "run");
    showPane("results");
    announce(t("run.started"));
    run.start(seed);
  }, [run, drafts.loaded, announce, t]);

  const submit = useCallback(() => {
    if (!drafts.loaded) return void (wish.current = "submit");
    if (!viewer.signedIn) return showDialog("guest");
    const last = lastRun(run.state);
    // The hash of a whole run of these very files; the server compares it with its own.
    const comparable = last?.files === files.get() && !last.report.stop;
    announce(t("submit.announce"));
    showPane("results");
    submission.send(files.get(), comparable ? last?.report.traceHash : undefined);
  }, [drafts.loaded, viewer.signedIn, run.state, files, submission, announce, t]);

  useEffect(() => {
    if (!drafts.loaded || !wish.current) return;
    const wished = wish.current;
    wish.current = undefined;
    if (wished === "run") start();
    else submit();
  }, [drafts.loaded, start, submit]);

  const edit = useEditCommands({ lab, files, drafts: services.drafts, readonlyPaths, announce, goTo });
  return {
    ...input, ...edit, files, drafts, submission, monaco, marks, activePath, openFile, goTo, editorRef, pane, showPane, guideTab, showGuide, dialog, showDialog, problemsOpen, openProblems, submit, announce,
    problems: problems.length > 0 || monaco.phase === "ready" ? problems : runProblems(run.state),
    run: { ...run, start },
    say: (text) => text[locale],
    isReadonly: (path) => readonlyPaths.has(path),
  };
}

/** Without the full editor's TypeScript, what a run found wrong with the code is all there is to list. */
function runProblems(state: Parameters<typeof lastRun>[0]): readonly Problem[] {
  const stop = lastRun(state)?.report.stop;
  if (!stop?.at || !["compile-error", "load-error"].includes(stop.code)) return [];
  return [{ ...stop.at, severity: "error", message: stop.message ?? stop.code }];
}
