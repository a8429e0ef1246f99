"use client";
import { useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { punctuation } from "@/lib/i18n/punctuation";
import { Button } from "@/lib/ui/primitives/button";
import type { Moment } from "../lens";
import type { ScenarioButton } from "../scenario-figure";
import { type Deed, possible } from "./actions";
import styles from "./scenario.module.css";

interface DeedsProps {
  readonly processes: readonly string[];
  readonly faults: readonly ("crash" | "pause" | "cut")[];
  readonly buttons: readonly ScenarioButton[];
  readonly moment: Moment;
  readonly locale: Locale;
  /** At the end of the run nothing more can be done. */
  readonly over: boolean;
  readonly onDo: (deed: Deed) => void;
}

/** What the reader can do to the simulation now. What makes no sense at this moment says so, and keeps its place. */
export function Deeds({ processes, faults, buttons, moment, locale, over, onDo }: DeedsProps) {
  const words = traceWords[locale].scenario;
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const group = processes.filter((name) => chosen.has(name));
  const cuts = faults.includes("cut") && processes.length > 1;
  const button = (label: string, deed: Deed, about = label) => {
    const can = !over && possible(deed, moment, processes);
    return <Button key={label} size="small" aria-label={about} aria-disabled={!can} onClick={() => { if (can) onDo(deed); }}>{label}</Button>;
  };
  const { colon, list } = punctuation[locale];
  const shared = buttons.filter((each) => each.for === undefined);
  const own = (name: string) => buttons.filter((each) => each.for?.includes(name) === true);
  const rows = processes.filter((name) => faults.length > 0 || own(name).length > 0);
  return (
    <fieldset className={styles.deeds}>
      <legend>{words.actions}</legend>
      {rows.map((name) => (
        <div key={name} className={styles.deedRow} role="group" aria-label={name}>
          {cuts ? (
            <label className={styles.choice}>
              <input type="checkbox" checked={chosen.has(name)} onChange={() => choose(new Set(chosen.has(name) ? group.filter((other) => other !== name) : [...group, name]))} /> <code>{name}</code>
            </label>
          ) : <code className={styles.choice}>{name}</code>}
          <div className={styles.buttons}>
            {faults.includes("crash") && (moment.down.has(name) ? button(words.restart, { kind: "restart", process: name }, `${name}${colon}${words.restart}`) : button(words.crash, { kind: "crash", process: name }, `${name}${colon}${words.crash}`))}
            {faults.includes("pause") && (moment.paused.has(name) ? button(words.resume, { kind: "resume", process: name }, `${name}${colon}${words.resume}`) : button(words.pause, { kind: "pause", process: name }, `${name}${colon}${words.pause}`))}
            {own(name).map((each) => button(each.label[locale], { kind: "custom", id: each.id, process: name }, `${name}${colon}${each.label[locale]}`))}
          </div>
        </div>
      ))}
      {(cuts || shared.length > 0) && (
        <div className={styles.shared}>
          {cuts && button(words.cut, { kind: "cut", group }, `${words.cut}${colon}${group.length === 0 ? words.chooseFirst : group.join(list)}`)}
          {cuts && button(words.heal, { kind: "heal" })}
          {shared.map((each) => button(each.label[locale], { kind: "custom", id: each.id }))}
        </div>
      )}
      {cuts && group.length === 0 && <p className={styles.quiet}>{words.chooseFirst}</p>}
    </fieldset>
  );
}
