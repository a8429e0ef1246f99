"use client";
import { useEffect, useRef, useState } from "react";

/** So often, in ms, what stands beside the lanes is made anew while a run is scrubbed or played. */
const pause = 70;

/** The chosen event and time: at once after a rest, else at most every few frames, and always the newest in the end. */
export function useThrottled(at: number, time: number): { readonly at: number; readonly time: number } {
  const [shown, setShown] = useState({ at, time });
  const latest = useRef({ at, time });
  const since = useRef(-Infinity);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = { at, time };
    if (timer.current !== undefined) return;
    const show = () => {
      timer.current = undefined;
      since.current = performance.now();
      setShown(latest.current);
    };
    timer.current = setTimeout(show, Math.max(0, since.current + pause - performance.now()));
  }, [at, time]);
  useEffect(() => () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  }, []);
  return shown;
}
