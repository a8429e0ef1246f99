"use client";

import { useCallback, useEffect, useState } from "react";
import { Controls } from "./controls";
import { Picture } from "./picture";
import type { Call, Step, Strings } from "./types";
import styles from "./workqueue-figure.module.css";

export interface WorkqueueFigureProps {
  readonly strings: Strings;
  /** What happens if the reader only looks on. */
  readonly story: readonly Call[];
  /** Makes the calls to a new queue, and tells in pictures what happened. */
  readonly run: (calls: readonly Call[]) => Promise<readonly Step[]>;
}

interface Told {
  readonly calls: readonly Call[];
  /** What came of the calls. */
  readonly steps: readonly Step[];
  /** Index of the step that is shown. */
  readonly at: number;
}

/** A work queue that can be stepped through, and at any step be taken over: what the reader does continues from there. */
export function WorkqueueFigure({ strings, story, run }: WorkqueueFigureProps) {
  const [{ calls, steps, at }, setTold] = useState<Told>({ calls: story, steps: [], at: 0 });
  const tell = useCallback((made: readonly Call[], from: number) => {
    void run(made).then((told) => setTold({ calls: made, steps: told, at: from }));
  }, [run]);
  useEffect(() => tell(story, 0), [tell, story]);

  const step = steps[at];
  if (step === undefined) return <div className={styles.blank} />;

  const go = (to: number) => setTold({ calls, steps, at: Math.min(Math.max(to, 0), steps.length - 1) });
  /** Whatever would have come after this step gives way to what the reader does. */
  const make = (call: Call) => tell([...calls.slice(0, step.calls), call], steps.filter((other) => other.calls <= step.calls).length);

  return (
    <div className={styles.figure}>
      <div className={styles.steps} role="group" aria-label={strings.step(at + 1, steps.length, step.time)}>
        <button type="button" className={styles.button} aria-disabled={at === 0} onClick={() => go(at - 1)}>{strings.back}</button>
        <button type="button" className={styles.main} aria-disabled={at >= steps.length - 1} onClick={() => go(at + 1)}>{strings.next}</button>
        <button type="button" className={styles.button} onClick={() => tell(story, 0)}>{strings.restart}</button>
        <span className={styles.count} aria-hidden>{strings.step(at + 1, steps.length, step.time)}</span>
      </div>
      <p className={styles.event} role="status">{strings.events[step.event.id](step.event)}</p>
      <Picture strings={strings} step={step} before={steps[at - 1]} />
      <Controls strings={strings} step={step} make={make} />
    </div>
  );
}
