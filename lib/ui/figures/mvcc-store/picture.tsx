import type { ReactNode } from "react";
import { Tape } from "./tape";
import type { Pointer, StoreState } from "./types";
import type { Words } from "./words";
import styles from "./mvcc-store.module.css";

export interface StorePictureProps {
  readonly store: StoreState;
  /** What is compared with: new records and revisions are marked. */
  readonly before: StoreState | undefined;
  readonly pointers: readonly Pointer[];
  readonly words: Words;
  readonly lookedAt?: number | undefined;
  /** Further parts, below. */
  readonly children?: ReactNode;
}

/** A store: its backend as a tape of revisions, its index as rows of generations, who watches, and its leases. */
export function StorePicture({ store, before, pointers, words, lookedAt, children }: StorePictureProps) {
  const { index, records, leases = [] } = store;
  if (index === undefined && records === undefined) return <p className={styles.empty}>{words.notKept}</p>;
  return (
    <div className={styles.picture}>
      <Part name={words.log} hint={words.logHint} kind="store"><Tape store={store} before={before} pointers={pointers} words={words} lookedAt={lookedAt} /></Part>
      <Part name={words.index} hint={words.indexHint}><Index store={store} before={before} words={words} /></Part>
      {pointers.length > 0 && (
        <Part name={words.watchers} hint={words.watchersHint}>
          <ul className={styles.lines}>
            {pointers.map(({ name, next, note, tone }) => (
              <li key={name} data-tone={tone}><strong>{name}</strong>{tone !== "ended" && <> · {words.next} {next}</>}{note !== "" && <> · {note}</>}</li>
            ))}
          </ul>
        </Part>
      )}
      {leases.length > 0 && (
        <Part name={words.leases}><ul className={styles.lines}>{leases.map(({ id, keys, expiresAt }) => <li key={id}>{words.lease(id, keys, expiresAt)}</li>)}</ul></Part>
      )}
      {children}
    </div>
  );
}

/** A framed part of the picture. */
export function Part({ name, hint = "", kind, children }: { readonly name: string; readonly hint?: string; readonly kind?: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={`${name} ${hint}`.trim()} className={styles.part} data-kind={kind}>
      <div className={styles.name} aria-hidden>{name} <span>{hint}</span></div>
      {children}
    </div>
  );
}

function Index({ store: { index = [], compactRevision }, before, words }: { readonly store: StoreState; readonly before: StoreState | undefined; readonly words: Words }) {
  if (index.length === 0) return <p className={styles.empty}>{compactRevision === undefined ? words.empty : words.gone}</p>;
  return (
    <ul className={styles.index}>
      {index.map(({ key, generations }) => {
        const known = new Set(before?.index?.find((row) => row.key === key)?.generations.flatMap(({ revisions }) => revisions));
        return (
          <li key={key} className={styles.row}>
            <span className={styles.key}>{key}</span>
            <ol className={styles.generations}>
              {generations.map(({ revisions, ended }, i) => (
                <li key={`${revisions[0]}`} className={styles.generation} data-ended={ended} aria-label={words.generation(i + 1, ended, revisions)}>
                  {revisions.map((revision, n) => (
                    <span key={revision} className={styles.rev} data-changed={before !== undefined && !known.has(revision)}>{revision}{ended && n === revisions.length - 1 ? "†" : ""}</span>
                  ))}
                </li>
              ))}
            </ol>
          </li>
        );
      })}
    </ul>
  );
}
