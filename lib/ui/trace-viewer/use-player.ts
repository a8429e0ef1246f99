"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { firstAtLeast, lastAtMost } from "./model/search";
import type { TraceModel } from "./model/trace-model";
import type { RunView } from "./use-run-view";

/** How fast a run is played: so many events, or so many virtual milliseconds, a second. */
export interface Pace {
  readonly by: "events" | "time";
  readonly rate: number;
}

export const paces: readonly Pace[] = [
  ...[1, 3, 10, 50].map((rate) => ({ by: "events", rate }) as const),
  ...[1, 10, 100, 1000].map((rate) => ({ by: "time", rate }) as const),
];

export interface Player {
  readonly playing: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly pace: Pace;
  readonly setPace: (pace: Pace) => void;
}

/** Plays a run from where the reader is to its end (a virtual time); from there it begins anew. */
export function usePlayer(model: TraceModel, run: RunView, opening: Pace, end = model.end): Player {
  const [playing, setPlaying] = useState(false);
  const [pace, setPace] = useState<Pace>(opening);
  // What a frame needs of the newest render; the loop itself starts anew only when it is told to.
  const latest = useRef(run);
  useEffect(() => { latest.current = run; });

  useEffect(() => {
    if (!playing) return;
    let frame = 0;
    let before: number | undefined;
    let clock = latest.current.time;
    let due = 0;
    const tick = (now: number) => {
      const { at, moveTo, selection: { list } } = latest.current;
      const passed = before === undefined ? 0 : Math.min(200, now - before) / 1000;
      before = now;
      const last = list.at(-1) ?? -1;
      if (pace.by === "events") {
        due += passed * pace.rate;
        if (due >= 1) {
          const next = Math.min(firstAtLeast(list, at + 1) + Math.floor(due) - 1, list.length - 1);
          due %= 1;
          if (list[next] !== undefined) moveTo(list[next]);
        }
      } else {
        clock = Math.min(clock + passed * pace.rate, end);
        const reached = list[lastAtMost(list, lastAtMost(model.time, clock))];
        moveTo(Math.max(at, reached ?? at), clock);
      }
      if (at >= last && (pace.by === "events" || clock >= end)) return setPlaying(false);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playing, pace, model, end]);

  const toggle = () => {
    if (!playing && run.at >= (run.selection.list.at(-1) ?? 0) && (pace.by === "events" || run.time >= end)) run.moveTo(run.selection.list[0] ?? 0);
    setPlaying(!playing);
  };
  const stop = useCallback(() => setPlaying(false), []);
  return { playing, toggle, stop, pace, setPace };
}

/** The same run in a reader's hands: to choose an event stops the player. */
export function useStopping(run: RunView, { stop }: Player): RunView {
  const { moveTo } = run;
  const choose = useRef(moveTo);
  useEffect(() => { choose.current = moveTo; });
  // Always the same function, so that what is told beside the lanes need not be made anew.
  const stopping = useCallback((index: number) => {
    stop();
    choose.current(index);
  }, [stop]);
  return { ...run, moveTo: stopping };
}
