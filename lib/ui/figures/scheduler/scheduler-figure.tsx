"use client";

import { useMemo, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { Table } from "./table";
import type { Explored, Placed, PodForm, Strings } from "./types";
import { tableWords } from "./words";
import styles from "./scheduler-figure.module.css";

export interface SchedulerFigureProps {
  readonly locale: Locale;
  readonly strings: Strings;
  /** The pod to begin with. */
  readonly start: PodForm;
  /** What the scheduler makes of a pod, after those that were placed before. */
  readonly explore: (form: PodForm, placed: readonly Placed[]) => Explored;
}

const wishes = ["tolerates", "ssd", "spread", "nearCache", "awayFromWeb", "pack"] as const;

/** A pod that the reader gives requests and wishes, and the table that comes of it; placed pods stay, and the cluster fills. */
export function SchedulerFigure({ locale, strings, start, explore }: SchedulerFigureProps) {
  const [{ form, earlier, placed }, set] = useState<{ form: PodForm; earlier: PodForm | undefined; placed: readonly Placed[] }>({ form: start, earlier: undefined, placed: [] });
  const now = useMemo(() => explore(form, placed), [explore, form, placed]);
  const before = useMemo(() => (earlier === undefined ? undefined : explore(earlier, placed).table), [explore, earlier, placed]);
  const change = (part: Partial<PodForm>) => set({ form: { ...form, ...part }, earlier: form, placed });
  const { chosen } = now.table;

  return (
    <div className={styles.figure}>
      <form className={styles.controls} aria-label={strings.pod} onSubmit={(event) => event.preventDefault()}>
        <label className={styles.range}>
          <span>{strings.cpu} <output>{form.cpu / 1000}</output></span>
          <input type="range" min={0} max={5000} step={250} value={form.cpu} onChange={(event) => change({ cpu: Number(event.target.value) })} />
        </label>
        <label className={styles.range}>
          <span>{strings.memory} <output>{form.memory / 1024} GiB</output></span>
          <input type="range" min={0} max={10_240} step={512} value={form.memory} onChange={(event) => change({ memory: Number(event.target.value) })} />
        </label>
        <div className={styles.wishes}>
          {wishes.map((wish) => (
            <label key={wish}>
              <input type="checkbox" checked={form[wish]} onChange={(event) => change({ [wish]: event.target.checked })} /> {strings.wishes[wish]}
            </label>
          ))}
        </div>
        <div className={styles.actions}>
          <button type="button" className={styles.main} aria-disabled={chosen === undefined} onClick={() => { if (chosen !== undefined) set({ form, earlier: undefined, placed: [...placed, { form, node: chosen }] }); }}>
            {chosen === undefined ? strings.nowhere : strings.place(chosen)}
          </button>
          <button type="button" className={styles.button} onClick={() => set({ form: start, earlier: undefined, placed: [] })}>{strings.restart}</button>
          <span className={styles.count}>{strings.placed(placed.length)}</span>
        </div>
      </form>
      <p className={styles.result} role="status">{strings.result(now)}</p>
      <Table table={now.table} words={tableWords[locale]} before={before} />
    </div>
  );
}
