"use client";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { SourceFiles } from "@/lib/grader/report";
import type { Drafts, DraftStatus } from "@/lib/grader/work";
import { type FileStore, sameFiles } from "./file-store";

const nothingYet: DraftStatus = { state: "device" };

export interface DraftControl {
  readonly status: DraftStatus;
  /** False until the stored draft is in the editor: before that nothing may be typed, or it would be lost. */
  readonly loaded: boolean;
  /** Ends a conflict with the text chosen. */
  choose(files: SourceFiles): void;
}

/** Brings the stored draft into the files, stores each change of the files, and takes what another tab or device wrote. */
export function useDrafts(drafts: Drafts, files: FileStore): DraftControl {
  const [loaded, setLoaded] = useState(false);
  const known = useRef<SourceFiles | undefined>(undefined);

  useEffect(() => {
    let gone = false;
    const take = (text: SourceFiles) => {
      known.current = text;
      files.replace(text, "elsewhere");
      files.settle();
    };
    void drafts.load().then((text) => {
      if (gone) return;
      if (text) take(text);
      known.current = files.get();
      setLoaded(true);
    });
    const unsubscribe = drafts.subscribe((replaced) => replaced && take(replaced));
    return () => {
      gone = true;
      unsubscribe();
    };
  }, [drafts, files]);

  useEffect(() => {
    if (!loaded) return;
    return files.subscribe(() => {
      if (sameFiles(known.current, files.get())) return;
      known.current = files.get();
      drafts.save(files.get());
    });
  }, [drafts, files, loaded]);

  const subscribe = useCallback((listener: () => void) => drafts.subscribe(() => listener()), [drafts]);
  // The store may make a new object at each call; React wants the same one while nothing has changed.
  const shown = useRef(nothingYet);
  const read = useCallback(() => {
    const now = drafts.status();
    if (!sameStatus(shown.current, now)) shown.current = now;
    return shown.current;
  }, [drafts]);
  const status = useSyncExternalStore(subscribe, read, () => nothingYet);
  const choose = useCallback((text: SourceFiles) => {
    known.current = text;
    files.replace(text, "restore");
    void drafts.resolve(text);
  }, [drafts, files]);
  return { status, loaded, choose };
}

function sameStatus(a: DraftStatus, b: DraftStatus): boolean {
  const sameConflict = a.conflict?.here === b.conflict?.here && a.conflict?.there === b.conflict?.there && a.conflict?.thereSavedAt === b.conflict?.thereSavedAt;
  return a.state === b.state && a.savedAt === b.savedAt && sameConflict && a.offline === b.offline;
}
