"use client";
import { useEffect, useState } from "react";
import type { FileStore } from "../file-store";
import type { EditorSetup } from "../types";
import { watchProblems } from "./diagnostics";
import { loadMonaco } from "./load";
import { bindModels } from "./models";
import { followTheme, type MonacoApi } from "./themes";
import type { Problem } from "./types";

export type MonacoState =
  | { readonly phase: "off" | "loading" }
  | { readonly phase: "ready"; readonly api: MonacoApi }
  | { readonly phase: "failed"; readonly retry: () => void };

type Loaded = { readonly phase: "loading" | "failed" } | { readonly phase: "ready"; readonly api: MonacoApi };

/**
 * Loads Monaco while it is wanted and keeps its models alive as long as the workspace is, so that a change of layout
 * costs neither text nor undo. It is fetched at once, but the models wait until the files are `ready` (the stored draft is
 * in them), so that the editor's undo cannot reach back before the draft.
 */
export function useMonaco(setup: EditorSetup, files: FileStore, locale: string, { wanted, ready }: { wanted: boolean; ready: boolean }, onProblems: (problems: readonly Problem[]) => void): MonacoState {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ phase: "loading" });

  useEffect(() => {
    // What goes wrong here goes wrong again below, where it is dealt with.
    if (wanted) loadMonaco(setup, locale).catch(() => {});
  }, [setup, locale, wanted]);

  useEffect(() => {
    if (!wanted || !ready) return;
    let gone = false;
    const cleanups: (() => void)[] = [];
    loadMonaco(setup, locale).then(
      (api) => {
        if (gone) return;
        cleanups.push(followTheme(api), bindModels(api, files), watchProblems(api, Object.keys(files.get()), onProblems));
        setLoaded({ phase: "ready", api });
      },
      () => gone || setLoaded({ phase: "failed" }),
    );
    return () => {
      gone = true;
      for (const cleanup of cleanups) cleanup();
      onProblems([]);
      setLoaded({ phase: "loading" });
    };
  }, [setup, files, locale, wanted, ready, onProblems, attempt]);

  if (!wanted) return { phase: "off" };
  if (loaded.phase === "ready") return loaded;
  return loaded.phase === "failed" ? { phase: "failed", retry: () => setAttempt(attempt + 1) } : { phase: "loading" };
}
