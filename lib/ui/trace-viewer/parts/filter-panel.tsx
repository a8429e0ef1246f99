"use client";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { Button } from "@/lib/ui/primitives/button";
import { everything, familiesIn, isEverything, type Filter } from "../model/filter";
import { families, familyOf } from "../model/kinds";
import type { TraceModel } from "../model/trace-model";
import type { RunView } from "../use-run-view";
import { number } from "../words/format";
import { Glyph } from "./glyph";
import styles from "./parts.module.css";

/** Which processes, kinds of events and words are shown. Stepping, playing and the table keep to it. */
export function FilterPanel({ model, run, locale, id }: { readonly model: TraceModel; readonly run: RunView; readonly locale: Locale; readonly id: string }) {
  const words = traceWords[locale];
  const { filter, setFilter, selection } = run;
  const found = selection.list.length;
  return (
    <div id={id} className={styles.filter}>
      <fieldset>
        <legend>{words.filter.processes}</legend>
        {model.lanes.map((name) => (
          <Choice key={name} checked={!filter.hiddenProcesses.has(name)} onChange={() => setFilter({ ...filter, hiddenProcesses: toggled(filter.hiddenProcesses, name) })}>
            {name === "" ? words.whole : <code>{name}</code>}
          </Choice>
        ))}
      </fieldset>
      <fieldset>
        <legend>{words.filter.families}</legend>
        {familiesIn(model).map((family) => (
          <Choice key={family} checked={!filter.hiddenFamilies.has(family)} onChange={() => setFilter({ ...filter, hiddenFamilies: toggled(filter.hiddenFamilies, family) } satisfies Filter)}>
            <Glyph kind={families[family].find((kind) => familyOf(kind) === family) ?? "note"} /> {words.families[family]}
          </Choice>
        ))}
      </fieldset>
      <label className={styles.search}>
        <span>{words.filter.text}</span>
        <input type="search" value={filter.text} placeholder={words.filter.textHint} onChange={(event) => setFilter({ ...filter, text: event.target.value })} />
      </label>
      <p role="status" className={styles.found}>{found === 0 ? words.filter.nothing : words.filter.found(number(found, locale), number(model.size, locale))}</p>
      <Button size="small" kind="quiet" aria-disabled={isEverything(filter)} onClick={() => setFilter(everything)}>{words.filter.clear}</Button>
    </div>
  );
}

function Choice({ checked, onChange, children }: { readonly checked: boolean; readonly onChange: () => void; readonly children: React.ReactNode }) {
  return <label className={styles.choice}><input type="checkbox" checked={checked} onChange={onChange} /> {children}</label>;
}

function toggled<T>(set: ReadonlySet<T>, item: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(item)) next.add(item);
  return next;
}
