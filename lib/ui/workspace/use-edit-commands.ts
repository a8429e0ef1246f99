"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Position } from "@/lib/grader/report";
import type { Drafts } from "@/lib/grader/work";
import { sameFiles, type FileStore } from "./file-store";
import { formatFiles } from "./format";
import { editorPreferences } from "./preferences";
import type { WorkspaceLab } from "./types";

interface Input {
  readonly lab: WorkspaceLab;
  readonly files: FileStore;
  readonly drafts: Drafts;
  readonly readonlyPaths: ReadonlySet<string>;
  readonly announce: (message: string) => void;
  readonly goTo: (at: Position) => void;
}

/** What acts on the code as a whole: format, reset, and what the Tab key does. */
export function useEditCommands({ lab, files, drafts, readonlyPaths, announce, goTo }: Input) {
  const t = useTranslations("workspace");

  const format = useCallback(() => {
    const before = files.get();
    void formatFiles(before, Object.keys(before).filter((path) => !readonlyPaths.has(path))).then((result) => {
      if (result.state === "unavailable") return announce(t("edit.formatUnavailable"));
      if (result.state === "syntax-error") {
        goTo({ file: result.file, line: result.line, column: 1 });
        return announce(t("edit.formatFailed", { line: result.line }));
      }
      // Somebody who typed on while it was formatted keeps what was typed.
      if (files.get() !== before) return;
      if (!sameFiles(before, result.files)) files.replace(result.files, "format");
      announce(t("edit.formatted"));
    });
  }, [files, readonlyPaths, announce, goTo, t]);

  const reset = useCallback(() => {
    void drafts.keep(files.get(), "reset");
    files.replace(lab.starter, "reset");
    announce(t("reset.done"));
  }, [lab, files, drafts, announce, t]);

  const toggleTab = useCallback(() => {
    const now = editorPreferences.get();
    const leaves = !now.tabLeaves[now.editor];
    editorPreferences.set({ ...now, tabLeaves: { ...now.tabLeaves, [now.editor]: leaves } });
    announce(t(leaves ? "edit.tabNowMoves" : "edit.tabNowIndents"));
  }, [announce, t]);

  return { format, reset, toggleTab };
}
