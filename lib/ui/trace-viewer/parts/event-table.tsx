"use client";
import { useState } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import { Button } from "@/lib/ui/primitives/button";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import type { TraceLens } from "../lens";
import { firstAtLeast, lastAtMost } from "../model/search";
import type { TraceModel } from "../model/trace-model";
import type { RunView } from "../use-run-view";
import { ms, number } from "../words/format";
import { tell } from "../words/tell";
import { Glyph } from "./glyph";
import styles from "./parts.module.css";

const pageSize = 50;

interface EventTableProps {
  readonly model: TraceModel;
  readonly run: RunView;
  readonly locale: Locale;
  readonly lens: TraceLens | undefined;
  readonly focus: number | undefined;
  readonly focusIsEnd: boolean;
  /** Virtual time that a running simulation has got to; later events are not listed. */
  readonly until?: number;
}

/** The same events in words, a page at a time; the page follows the chosen event. */
export function EventTable({ model, run, locale, lens, focus, focusIsEnd, until = Infinity }: EventTableProps) {
  const words = traceWords[locale];
  const { at } = run;
  const length = lastAtMost(run.selection.list, lastAtMost(model.time, until)) + 1;
  const home = Math.floor(Math.min(Math.max(0, length - 1), firstAtLeast(run.selection.list, at)) / pageSize);
  const [browsed, setBrowsed] = useState({ home, page: home });
  const last = Math.max(0, Math.ceil(length / pageSize) - 1);
  const page = Math.min(last, browsed.home === home ? browsed.page : home);
  const rows = [...run.selection.list.slice(page * pageSize, Math.min(length, (page + 1) * pageSize))];
  const turn = (by: number) => setBrowsed({ home, page: Math.min(last, Math.max(0, page + by)) });
  const caption = words.tableHead.caption(number(length === 0 ? 0 : page * pageSize + 1, locale), number(page * pageSize + rows.length, locale), number(length, locale));
  return (
    <div className={styles.tablePart}>
      <Scrollable label={words.table} className={styles.tableScroll}>
        <table className={styles.table}>
          <caption>{caption}</caption>
          <thead><tr><th scope="col">{words.tableHead.time}</th><th scope="col">{words.tableHead.process}</th><th scope="col">{words.tableHead.what}</th></tr></thead>
          <tbody>
            {rows.map((index) => {
              const event = model.trace.events[index]!;
              const broken = index === focus && !focusIsEnd;
              return (
                <tr key={index} data-chosen={index === at} data-focus={broken} aria-current={index === at ? "true" : undefined}>
                  <td><button type="button" className={styles.rowTime} onClick={() => run.moveTo(index)}>{ms(model.time[index]!, locale)}{index === at && <VisuallyHidden> ({words.tableHead.current})</VisuallyHidden>}</button></td>
                  <td>{event.process === "" ? words.whole : <code>{event.process}</code>}</td>
                  <td><span className={styles.rowWhat}><Glyph kind={event.kind} /> <span>{tell(model, index, locale, lens, until)}{broken && <strong className={styles.rowFocus}> {words.event.focus}</strong>}</span></span></td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scrollable>
      {last > 0 && (
        <div className={styles.pages}>
          <Button size="small" aria-disabled={page === 0} onClick={() => turn(-1)}>{words.tableHead.previous}</Button>
          <Button size="small" aria-disabled={page === last} onClick={() => turn(1)}>{words.tableHead.next}</Button>
        </div>
      )}
    </div>
  );
}
