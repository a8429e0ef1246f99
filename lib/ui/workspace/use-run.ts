"use client";
import { useCallback, useEffect, useReducer, useRef } from "react";
import type { Report, SourceFiles } from "@/lib/grader/report";
import type { FileStore } from "./file-store";
import { type RunState, runReducer } from "./run-state";
import type { Runner } from "./types";

export interface Run {
  readonly state: RunState;
  /** Runs the files as they are now; a run that is under way is superseded. */
  start(seed?: number): void;
  stop(): void;
}

export function useRun(runner: Runner, files: FileStore, onReport?: (report: Report, files: SourceFiles) => void): Run {
  const [state, dispatch] = useReducer(runReducer, { phase: "idle" });
  const current = useRef<{ id: number; abort: AbortController } | null>(null);

  const start = useCallback((seed?: number) => {
    current.current?.abort.abort();
    const mine = { id: (current.current?.id ?? 0) + 1, abort: new AbortController() };
    current.current = mine;
    dispatch({ type: "start", id: mine.id });
    const text = files.get();
    void runner.run(text, { signal: mine.abort.signal, ...(seed !== undefined && { seed }) }).then((report) => {
      dispatch({ type: "finished", id: mine.id, run: { report, files: text } });
      if (!mine.abort.signal.aborted) onReport?.(report, text);
    });
  }, [runner, files, onReport]);

  const stop = useCallback(() => {
    const running = current.current;
    if (!running) return;
    running.abort.abort();
    dispatch({ type: "stopped", id: running.id });
  }, []);

  useEffect(() => () => current.current?.abort.abort(), []);
  return { state, start, stop };
}
