import type { Call, Step, Strings } from "./types";
import styles from "./mvcc-store.module.css";

interface ViewAtProps {
  readonly strings: Strings;
  readonly step: Step;
  readonly revision: number;
  readonly look: (revision: number) => void;
  readonly make: (call: Call) => void;
}

/** What can be read at a revision that the reader chooses, and what can be done from there. */
export function ViewAt({ strings, step, revision, look, make }: ViewAtProps) {
  const view = step.views.find((one) => one.revision === revision) ?? step.views.at(-1)!;
  const first = step.views[0]!.revision;
  const current = step.views.at(-1)!.revision;
  const compactable = view.revision > (step.store.compactRevision ?? 0);
  return (
    <fieldset className={styles.controls}>
      <legend>{strings.lookAt}</legend>
      <label className={styles.slider}>
        <span>{strings.revision(view.revision, view.revision === current)}</span>
        <input type="range" min={first} max={current} step={1} value={view.revision} disabled={first === current} onChange={(event) => look(Number(event.currentTarget.value))} />
      </label>
      {view.kvs.length === 0 ? <p className={styles.empty}>{strings.nothing}</p> : (
        <table className={styles.view}>
          <thead>
            <tr>{[strings.columns.key, strings.columns.value, strings.columns.created, strings.columns.modified, strings.columns.version].map((name) => <th key={name} scope="col">{name}</th>)}<td /></tr>
          </thead>
          <tbody>
            {view.kvs.map(({ key, value, created, modified, version }) => (
              <tr key={key}>
                <th scope="row">{key}</th><td>{value}</td><td>{created}</td><td>{modified}</td><td>{version}</td>
                <td><button type="button" className={styles.button} aria-label={strings.swapOf(key, modified)} onClick={() => make({ kind: "swap", key, modRevision: modified })}>{strings.swap(modified)}</button></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.buttons}>
        <span className={styles.rowName}>{strings.fromHere}</span>
        <button type="button" className={styles.button} onClick={() => make({ kind: "watch", revision: view.revision })}>{strings.watch} {view.revision}</button>
        <button type="button" className={styles.button} onClick={() => make({ kind: "watch", revision: current + 1 })}>{strings.watch} {current + 1}</button>
        <button type="button" className={styles.button} aria-disabled={!compactable} onClick={() => { if (compactable) make({ kind: "compact", revision: view.revision }); }}>{strings.compact} {view.revision}</button>
      </div>
    </fieldset>
  );
}
