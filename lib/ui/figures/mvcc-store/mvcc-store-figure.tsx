"use client";

import { useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { StorePicture } from "./picture";
import type { Call, Pointer, Step, Strings, Watcher } from "./types";
import { ViewAt } from "./view-at";
import { words } from "./words";
import styles from "./mvcc-store.module.css";

export interface MvccStoreFigureProps {
  readonly locale: Locale;
  readonly strings: Strings;
  /** What happens if the reader only looks on. */
  readonly story: readonly Call[];
  /** Makes the calls to a new store, and tells in pictures what happened: one for the start, one a call. */
  readonly run: (calls: readonly Call[]) => readonly Step[];
}

const keys = ["a", "b", "c"];

/** A store that can be stepped through, read at any revision, and at any step be taken over: what the reader does continues from there. */
export function MvccStoreFigure({ locale, strings, story, run }: MvccStoreFigureProps) {
  const [{ calls, steps, at }, setTold] = useState(() => ({ calls: story, steps: run(story), at: 0 }));
  /** The revision that the reader has chosen to look at; after each step it is the newest again. */
  const [chosen, look] = useState(Infinity);
  const step = steps[at]!;
  const current = step.store.revision ?? 1;
  const revision = Math.min(chosen, current);

  const show = (made: readonly Call[], told: readonly Step[], to: number) => {
    setTold({ calls: made, steps: told, at: Math.min(Math.max(to, 0), told.length - 1) });
    look(Infinity);
  };
  const go = (to: number) => show(calls, steps, to);
  /** Whatever would have come after this step gives way to what the reader does. */
  const make = (call: Call) => {
    const made = [...calls.slice(0, step.calls), call];
    show(made, run(made), made.length);
  };
  const button = (label: string, call: Call) => <button key={label} type="button" className={styles.button} onClick={() => make(call)}>{label}</button>;

  return (
    <div className={styles.figure}>
      <div className={styles.steps} role="group" aria-label={strings.step(at + 1, steps.length, current)}>
        <button type="button" className={styles.button} aria-disabled={at === 0} onClick={() => go(at - 1)}>{strings.back}</button>
        <button type="button" className={styles.main} aria-disabled={at >= steps.length - 1} onClick={() => go(at + 1)}>{strings.next}</button>
        <button type="button" className={styles.button} onClick={() => show(story, run(story), 0)}>{strings.restart}</button>
        <span className={styles.count} aria-hidden>{strings.step(at + 1, steps.length, current)}</span>
      </div>
      <p className={styles.event} role="status">{strings.events[step.event.id](step.event)}</p>
      <StorePicture store={step.store} before={steps[at - 1]?.store} pointers={pointersOf(step.watchers, strings)} words={words[locale]} lookedAt={chosen === Infinity ? undefined : revision} />
      <ViewAt strings={strings} step={step} revision={revision} look={look} make={make} />
      <fieldset className={styles.controls}>
        <legend>{strings.yourTurn}</legend>
        <div className={styles.buttons}>
          <span className={styles.rowName}>{strings.write}</span>
          {keys.map((key) => button(`put(${key})`, { kind: "put", key }))}
          {keys.map((key) => button(`delete(${key})`, { kind: "delete", key }))}
          {button(strings.both, { kind: "both" })}
        </div>
      </fieldset>
    </div>
  );
}

function pointersOf(watchers: readonly Watcher[], strings: Strings): Pointer[] {
  return watchers.map((watcher, i) => ({
    name: strings.watcher(i + 1, watcher.from),
    next: watcher.next,
    note: strings.told(watcher),
    tone: watcher.compactRevision === undefined ? "calm" : "ended",
  }));
}
