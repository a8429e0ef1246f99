import { punctuation } from "@/lib/i18n/punctuation";
import { classNames } from "@/lib/ui/primitives/class-names";
import { scrollable } from "@/lib/ui/mdx/scrollable";
import type { PictureProps } from "@/lib/ui/trace-viewer/lens";
import { strings as roleStrings } from "../raft-election/strings";
import styles from "./picture.module.css";
import { lastIndex, logState, progressOf, slotAt, type LogState } from "./state";
import { strings } from "./strings";

/** So many entries are drawn, the last ones. */
const columns = 14;

/** So many terms have a colour of their own before they repeat; the number in the slot always tells them apart. */
const tones = 6;

/**
 * The logs of all servers at one moment, one below the other, aligned by index: each slot with its entry's term and command, committed ones with a
 * firm frame. Below a follower's slots stands what the leader knows: up to where its log agrees, and what it will be sent next.
 */
export function Picture({ moment, before, locale }: PictureProps) {
  const words = strings[locale];
  const logs = readLogs(moment.states);
  if (logs.size === 0) return null;
  const earlier = before === undefined ? undefined : readLogs(before.states);
  const last = Math.max(...[...logs.values()].map((log) => Math.max(lastIndex(log), progressEnd(log))), 1);
  const from = Math.max(1, last - columns + 1);
  const indices = Array.from({ length: last - from + 1 }, (_, i) => from + i);
  return (
    <div className={styles.picture}>
      <div className={styles.scroll} {...scrollable(words.caption)}>
        <table className={styles.logs}>
          <caption className={styles.caption}>{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col" className={styles.corner}>{words.server}</th>
              {indices.map((index) => <th key={index} scope="col" className={styles.index}>{index}</th>)}
            </tr>
          </thead>
          <tbody>
            {[...logs].map(([name, log]) => (
              <Row
                key={name} name={name} log={log} earlier={earlier?.get(name)} indices={indices} locale={locale} down={moment.down.has(name)}
                progress={log.role === "leader" ? undefined : progressOf(logs, name)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <ul className={styles.legend}>
        <li><span className={classNames(styles.key, styles.committed)} aria-hidden>1</span>{words.committed}</li>
        <li><span className={styles.key} aria-hidden>1</span>{words.open}</li>
        <li><span className={classNames(styles.key, styles.committed, styles.applied)} aria-hidden>1</span>{words.applied}</li>
        <li><span className={classNames(styles.key, styles.changed)} aria-hidden>1</span>{words.changed}</li>
      </ul>
    </div>
  );
}

interface RowProps extends Pick<PictureProps, "locale"> {
  readonly name: string;
  readonly log: LogState;
  readonly earlier: LogState | undefined;
  readonly indices: readonly number[];
  readonly down: boolean;
  readonly progress: ReturnType<typeof progressOf>;
}

function Row({ name, log, earlier, indices, locale, down, progress }: RowProps) {
  const words = strings[locale];
  const { role, term } = log;
  const roleWord = role === "leader" || role === "candidate" || role === "follower" ? roleStrings[locale].roles[role] : undefined;
  const notes = [down ? words.down : roleWord, down || term === undefined ? undefined : words.term(term)].filter((note) => note !== undefined);
  return (
    <tr className={classNames(styles.row, down && styles.down)}>
      <th scope="row" className={classNames(styles.name, role === "leader" && !down && styles.leader)}>
        {name}
        <span className={styles.note}>{notes.join(" · ")}</span>
      </th>
      {indices.map((index) => (
        <td key={index} className={styles.cell}>
          <LogSlot log={log} earlier={earlier} index={index} locale={locale} />
          <span className={styles.marks}>
            {progress?.matchIndex === index && <span className={styles.match}>{words.match}</span>}
            {progress?.nextIndex === index && <span className={styles.next}>{words.next}</span>}
          </span>
        </td>
      ))}
    </tr>
  );
}

function LogSlot({ log, earlier, index, locale }: Pick<RowProps, "log" | "earlier" | "locale"> & { readonly index: number }) {
  const words = strings[locale];
  const slot = slotAt(log, index);
  if (slot === undefined) return index < log.first ? <span className={styles.gone} title={words.gone}><span className={styles.hidden}>{words.gone}</span></span> : <span className={styles.empty} />;
  const committed = index <= log.commitIndex;
  const applied = index <= log.lastApplied;
  const was = earlier === undefined ? slot : slotAt(earlier, index);
  const changed = was?.term !== slot.term || (earlier !== undefined && committed !== (index <= earlier.commitIndex));
  const { comma } = punctuation[locale];
  const state = [committed ? words.committed : words.open, ...(applied ? [words.applied] : []), ...(changed ? [words.changed] : [])];
  return (
    <span
      className={classNames(styles.slot, styles[`tone${slot.term % tones}`], committed && styles.committed, applied && styles.applied, changed && styles.changed)}
      title={`${words.slot(index, slot.term, slot.word)}${comma}${state.join(comma)}`}
    >
      <span className={styles.term}>{slot.term}</span>
      <span className={styles.word}>{slot.word}</span>
      <span className={styles.hidden}>{state.join(comma)}</span>
    </span>
  );
}

function readLogs(states: PictureProps["moment"]["states"]): Map<string, LogState> {
  return new Map([...states.keys()].sort().flatMap((name) => {
    const log = logState(states.get(name));
    return log === undefined ? [] : [[name, log] as const];
  }));
}

/** The furthest place that a leader's marks need. */
function progressEnd({ progress }: LogState): number {
  return Math.max(0, ...[...progress.values()].map(({ nextIndex }) => nextIndex));
}
