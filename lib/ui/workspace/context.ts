"use client";
import { createContext, use, useSyncExternalStore } from "react";
import type { Position, SourceFiles } from "@/lib/grader/report";
import type { Text } from "@/lib/grader/text";
import type { MonacoState } from "./editor/use-monaco";
import type { EditorHandle, Mark, Problem } from "./editor/types";
import type { FileStore } from "./file-store";
import type { EditorSetup, Viewer, WorkspaceLab, WorkspaceServices } from "./types";
import type { DraftControl } from "./use-drafts";
import type { Run } from "./use-run";
import type { SubmissionControl } from "./use-submission";

export type PaneName = "instructions" | "editor" | "results";
export type DialogName = "solution" | "settings" | "shortcuts" | "conflict" | "guest";
export type GuideTab = "task" | "hints" | "lesson";

/** What the parts of the workspace share. Made once by `useWorkspaceValue`. */
export interface WorkspaceValue {
  readonly lab: WorkspaceLab;
  readonly services: WorkspaceServices;
  readonly viewer: Viewer;
  readonly progressHref: string;
  readonly setup: EditorSetup;
  /** A text of the lab in the reader's language. */
  readonly say: (text: Text) => string;
  readonly files: FileStore;
  readonly isReadonly: (path: string) => boolean;
  readonly activePath: string;
  readonly openFile: (path: string) => void;
  /** Shows a place in the student's code and puts the cursor there. */
  readonly goTo: (at: Position) => void;
  readonly editorRef: React.RefObject<EditorHandle | null>;
  readonly monaco: MonacoState;
  readonly problems: readonly Problem[];
  readonly problemsOpen: boolean;
  readonly openProblems: (open: boolean) => void;
  readonly marks: readonly Mark[];
  readonly run: Run;
  readonly submission: SubmissionControl;
  readonly submit: () => void;
  readonly drafts: DraftControl;
  readonly format: () => void;
  readonly reset: () => void;
  readonly toggleTab: () => void;
  /** Says something to screen readers when they are idle. */
  readonly announce: (message: string) => void;
  /** The pane in front on a narrow screen. */
  readonly pane: PaneName;
  readonly showPane: (pane: PaneName) => void;
  readonly guideTab: GuideTab;
  readonly showGuide: (tab: GuideTab) => void;
  readonly dialog: DialogName | undefined;
  readonly showDialog: (dialog: DialogName | undefined) => void;
}

export const WorkspaceContext = createContext<WorkspaceValue | null>(null);

export function useWorkspace(): WorkspaceValue {
  const value = use(WorkspaceContext);
  if (!value) throw new Error("useWorkspace is for parts of the workspace: render them inside <Workspace>.");
  return value;
}

export function useFiles(files: FileStore): SourceFiles {
  return useSyncExternalStore(files.subscribe, files.get, files.get);
}
