"use client";
import { memo } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { TraceLens } from "../lens";
import { causesOf, effectsOf } from "../model/causes";
import type { TraceModel } from "../model/trace-model";
import { ms, number } from "../words/format";
import { tell } from "../words/tell";
import { Glyph } from "./glyph";
import { JsonView } from "./json-view";
import styles from "./parts.module.css";

const shownCauses = 4;
const shownEffects = 5;

interface EventCardProps {
  readonly model: TraceModel;
  readonly at: number;
  readonly locale: Locale;
  readonly lens: TraceLens | undefined;
  readonly focus: number | undefined;
  readonly focusIsEnd: boolean;
  readonly compact: boolean;
  /** Virtual time that a running simulation has got to: nothing is told of what comes after it. */
  readonly until?: number;
  readonly onGo: (index: number) => void;
}

/** The chosen event: what happened, why, what came of it, and its detail as it was recorded. */
export const EventCard = memo(function EventCard({ model, at, locale, lens, focus, focusIsEnd, compact, until = Infinity, onGo }: EventCardProps) {
  const words = traceWords[locale].event;
  const event = model.trace.events[at];
  if (event === undefined) return <section className={styles.card} aria-label={words.label}><p className={styles.quiet}>{traceWords[locale].none}</p></section>;
  const causes = causesOf(model, at, shownCauses);
  const effects = effectsOf(model, at, shownEffects + 1).filter((index) => model.time[index]! <= until);
  const steps = (list: readonly number[]) => list.map((index) => (
    <li key={index}>
      <button type="button" className={styles.step} onClick={() => onGo(index)}>
        <Glyph kind={model.trace.events[index]!.kind} /> <span className={styles.stepTime}>{ms(model.time[index]!, locale)}</span> <span>{tell(model, index, locale, lens, until)}</span>
      </button>
    </li>
  ));
  return (
    <section className={styles.card} aria-label={words.label}>
      {at === focus && !focusIsEnd && <p className={styles.focusMark}><Glyph kind="violation" /> {words.focus}</p>}
      <p className={styles.what}><Glyph kind={event.kind} /> <span><span className={styles.when}>{ms(model.time[at]!, locale)}</span> {tell(model, at, locale, lens, until)}</span></p>
      {(!compact || causes.length > 0) && <p className={styles.heading}>{words.causedBy}</p>}
      {causes.length > 0 ? <ol className={styles.steps} aria-label={words.causedBy}>{steps(compact ? causes.slice(0, 2) : causes)}</ol> : !compact && <p className={styles.quiet}>{words.noCause}</p>}
      {!compact && (
        <>
          <p className={styles.heading}>{words.causes}</p>
          {effects.length > 0 ? <ol className={styles.steps} aria-label={words.causes}>{steps(effects.slice(0, shownEffects))}</ol> : <p className={styles.quiet}>{words.noEffect}</p>}
          {effects.length > shownEffects && <p className={styles.quiet}>{words.more(number(effectsOf(model, at).length - shownEffects, locale))}</p>}
          {event.detail !== null && <details className={styles.raw}><summary>{words.detail}</summary><JsonView value={event.detail} locale={locale} /></details>}
        </>
      )}
    </section>
  );
});
