"use client";
import { memo } from "react";
import type { Locale } from "@/lib/i18n/locales";
import { traceWords } from "@/lib/i18n/messages/trace";
import type { Json } from "@/lib/sim";
import type { Moment } from "../lens";
import { diffJson } from "../model/diff";
import type { TraceModel } from "../model/trace-model";
import { brief } from "../words/format";
import { Glyph } from "./glyph";
import { JsonView } from "./json-view";
import styles from "./parts.module.css";

interface StatesProps {
  readonly model: TraceModel;
  readonly moment: Moment;
  /** What is compared with: the pinned moment, or the one before this event. */
  readonly before: Moment | undefined;
  readonly pinned: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly locale: Locale;
}

/** Each process's own state at this moment, and what has changed in it. */
export const States = memo(function States({ model, moment, before, pinned, hidden, locale }: StatesProps) {
  const words = traceWords[locale];
  // Those that never show a state have nothing to say here, unless they are down or paused.
  const silent = (name: string, lane: number) => model.states[lane]!.length === 0 && !moment.down.has(name) && !moment.paused.has(name);
  const shown = model.lanes.filter((name, lane) => !hidden.has(name) && !silent(name, lane));
  if (shown.length === 0) return null;
  // What is noted of the whole simulation was caused by somebody.
  const { event } = moment;
  const current = event === undefined ? undefined : event.process || model.trace.events.find((other) => other.id === event.cause)?.process;
  return (
    <section className={styles.states} aria-label={words.states.label}>
      {pinned && before !== undefined && <p className={styles.quiet}>{words.pin.since}</p>}
      <ul>
        {shown.map((name) => {
          const state = moment.states.get(name);
          const changes = before === undefined ? [] : diffJson(before.states.get(name), state);
          return (
            <li key={name} className={styles.state} data-current={name === current} data-down={moment.down.has(name)}>
              <div className={styles.stateHead}><code>{name === "" ? words.whole : name}</code> <Running moment={moment} name={name} locale={locale} /></div>
              {state === undefined ? <p className={styles.quiet}>{words.states.none}</p>
                : pinned ? <Changes changes={changes} state={state} locale={locale} />
                : <JsonView value={state} locale={locale} changed={new Set(changes.map((change) => change.path.split(/[.[]/)[0] ?? ""))} changedWord={words.states.changed} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
});

function Running({ moment, name, locale }: { readonly moment: Moment; readonly name: string; readonly locale: Locale }) {
  const words = traceWords[locale].states;
  if (name === "") return null;
  if (moment.down.has(name)) return <span className={styles.down}><Glyph kind="crash" /> {words.down}</span>;
  if (moment.paused.has(name)) return <span className={styles.paused}><Glyph kind="pause" /> {words.paused}</span>;
  return null;
}

/** What is different from the pinned moment, place by place; unchanged processes say so. */
function Changes({ changes, state, locale }: { readonly changes: ReturnType<typeof diffJson>; readonly state: Json; readonly locale: Locale }) {
  const words = traceWords[locale];
  if (changes.length === 0) return <p className={styles.same}><code>{brief(state, 160)}</code></p>;
  return (
    <dl className={styles.fields}>
      {changes.map(({ path, before, after }) => (
        <div key={path} data-changed>
          <dt>{path || words.states.label}</dt>
          <dd>
            {after === undefined ? <span className={styles.changedWord}>{words.states.removed}</span> : <code>{brief(after, 160)}</code>}{" "}
            <span className={styles.was}>{before === undefined ? words.states.added : <>{words.states.was} <code>{brief(before, 160)}</code></>}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
