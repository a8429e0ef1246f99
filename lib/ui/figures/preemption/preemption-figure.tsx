"use client";

import { useMemo, useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { Nodes } from "./nodes";
import type { Explored, PreemptorForm, Sieve, Strings } from "./types";
import { pictureWords } from "./words";
import styles from "./preemption-figure.module.css";

export interface PreemptionFigureProps {
  readonly locale: Locale;
  readonly strings: Strings;
  readonly start: PreemptorForm;
  readonly explore: (form: PreemptorForm) => Explored;
}

const wishes = ["webBudget", "batchBudget", "nearCache", "never"] as const;

/** A pod that the reader gives a priority and a size, budgets for the others, and what preemption would do. */
export function PreemptionFigure({ locale, strings, start, explore }: PreemptionFigureProps) {
  const [{ form, earlier }, set] = useState<{ form: PreemptorForm; earlier: PreemptorForm | undefined }>({ form: start, earlier: undefined });
  const now = useMemo(() => explore(form), [explore, form]);
  const before = useMemo(() => (earlier === undefined ? undefined : explore(earlier).picture), [explore, earlier]);
  const change = (part: Partial<PreemptorForm>) => set({ form: { ...form, ...part }, earlier: form });
  return (
    <div className={styles.figure}>
      <form className={styles.controls} aria-label={strings.pod} onSubmit={(event) => event.preventDefault()}>
        <label className={styles.range}>
          <span>{strings.priority} <output>{form.priority}</output></span>
          <input type="range" min={0} max={100} step={5} value={form.priority} onChange={(event) => change({ priority: Number(event.target.value) })} />
        </label>
        <label className={styles.range}>
          <span>{strings.cpu} <output>{form.cpu / 1000}</output></span>
          <input type="range" min={1000} max={9000} step={500} value={form.cpu} onChange={(event) => change({ cpu: Number(event.target.value) })} />
        </label>
        <div className={styles.wishes}>
          {wishes.map((wish) => (
            <label key={wish}>
              <input type="checkbox" checked={form[wish]} onChange={(event) => change({ [wish]: event.target.checked })} /> {strings.wishes[wish]}
            </label>
          ))}
        </div>
      </form>
      <p className={styles.result} role="status">{strings.result(now)}</p>
      <Nodes picture={now.picture} words={pictureWords[locale]} before={before} />
      {now.sieves.length > 0 && <Choice explored={now} strings={strings} />}
    </div>
  );
}

/** The questions of the choice, as far as they had to be asked: nodes × criteria. */
function Choice({ explored: { candidates, sieves }, strings }: { readonly explored: Explored; readonly strings: Strings }) {
  return (
    <div className={styles.scroll}>
      <table className={styles.choice}>
        <caption>{strings.choice}</caption>
        <thead>
          <tr>
            <th scope="col">{strings.question}</th>
            {candidates.map(({ node }) => <th key={node} scope="col">{node}</th>)}
          </tr>
        </thead>
        <tbody>
          {sieves.map((sieve) => (
            <tr key={sieve.id}>
              <th scope="row">{strings.criteria[sieve.id]}</th>
              {candidates.map(({ node }) => <Score key={node} sieve={sieve} node={node} strings={strings} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Score({ sieve: { id, scores }, node, strings }: { readonly sieve: Sieve; readonly node: string; readonly strings: Strings }) {
  const found = scores.find((score) => score.node === node);
  if (found === undefined) return <td data-left="false"><span aria-hidden="true">–</span><span className={styles.hidden}>{strings.outOfRace}</span></td>;
  return <td data-left={found.left}>{strings.value(id, found.score)}{found.left ? " ✓" : ""}</td>;
}
