import { useEffect, useRef } from "react";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import type { Words } from "./words";
import type { Pointer, StoreRecord, StoreState } from "./types";
import styles from "./mvcc-store.module.css";

interface TapeProps {
  readonly store: StoreState;
  readonly before: StoreState | undefined;
  readonly pointers: readonly Pointer[];
  readonly words: Words;
  /** A revision that is looked at, marked if it is on the tape. */
  readonly lookedAt?: number | undefined;
}

/** Most revisions that are shown: a student's store may believe in any number. */
const longest = 200;

/** The backend as a tape: one stop a revision, above it what was changed there, below it who is told of it next. */
export function Tape({ store, before, pointers, words, lookedAt }: TapeProps) {
  const { records = [], revision = 1, compactRevision = 0 } = store;
  const known = new Set(before?.records?.map((record) => record.revision));
  const awaited = pointers.filter(({ tone }) => tone !== "ended");
  const newest = Math.max(revision + 1, ...awaited.map(({ next }) => Math.min(next, revision + 3)));
  const oldest = Math.max(newest - longest, Math.min(revision, ...records.map(mainOf), ...awaited.map(({ next }) => next)));
  const stops = Array.from({ length: newest - oldest + 1 }, (_, i) => oldest + i);
  const box = useRef<HTMLDivElement>(null);
  // What has just happened is at the right end.
  useEffect(() => {
    box.current?.scrollTo({ left: box.current.scrollWidth });
  }, [newest, records.length]);
  return (
    <Scrollable ref={box} className={styles.scroll} label={words.log}>
      <ol className={styles.tape}>
        {stops.map((stop) => (
          <li key={stop} className={styles.stop} data-future={stop > revision} data-compacted={stop < compactRevision} data-looked={stop === lookedAt}>
            <ul className={styles.changes}>
              {records.filter((record) => mainOf(record) === stop).map((record) => (
                <li key={record.revision} className={styles.change} data-deleted={record.value === undefined} data-changed={before !== undefined && !known.has(record.revision)}>
                  <span className={styles.rev}>{record.revision}</span> {changeText(record, words)}
                </li>
              ))}
            </ul>
            <span className={styles.number}>
              {stop}
              {stop === compactRevision && <span className={styles.cut} role="img" title={words.compacted(stop)} aria-label={words.compacted(stop)}>✂</span>}
            </span>
            <ul className={styles.pointers}>
              {awaited.filter(({ next }) => Math.min(next, newest) === stop).map(({ name, tone }) => <li key={name} className={styles.pointer} data-tone={tone}>▲ {name}</li>)}
            </ul>
          </li>
        ))}
      </ol>
    </Scrollable>
  );
}

function mainOf({ revision }: StoreRecord): number {
  return Number(revision.slice(0, revision.indexOf(".")));
}

function changeText({ key, value, lease }: StoreRecord, words: Words): string {
  if (value === undefined) return `${key} † ${words.deleted}`;
  return `${key} = ${value}${lease === undefined ? "" : ` · ${words.onLease(lease)}`}`;
}
