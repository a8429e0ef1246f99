"use client";

import { useEffect, useState } from "react";
import type { BindingId, Cell, Matrix, MatrixStrings, ShownBinding } from "./types";
import styles from "./matrix-figure.module.css";

export interface MatrixFigureProps {
  readonly strings: MatrixStrings;
  readonly bindings: readonly ShownBinding[];
  /** Who may do what with these bindings in force. */
  readonly decide: (on: ReadonlySet<BindingId>) => Promise<Matrix>;
}

interface Shown {
  readonly matrix: Matrix;
  readonly before: Matrix | undefined;
}

/** Bindings that the reader puts in and takes out, and a table of who may do what by them. A cell that is chosen tells the authorizer's reason. */
export function MatrixFigure({ strings, bindings, decide }: MatrixFigureProps) {
  const [on, setOn] = useState<ReadonlySet<BindingId>>(new Set<BindingId>(["viewers"]));
  const [shown, setShown] = useState<Shown>();
  const [[row, column], choose] = useState<readonly [number, number]>([0, 0]);
  useEffect(() => {
    let current = true;
    void decide(on).then((matrix) => { if (current) setShown((last) => ({ matrix, before: last?.matrix })); });
    return () => { current = false; };
  }, [decide, on]);
  const toggle = (id: BindingId) => setOn((set) => new Set(set.has(id) ? [...set].filter((one) => one !== id) : [...set, id]));
  const question = shown?.matrix.rows[row];
  const cell = question?.cells[column];

  return (
    <div className={styles.figure}>
      <fieldset className={styles.bindings}>
        <legend>{strings.bindings}</legend>
        {bindings.map(({ id, kind, role, subject, rules }) => (
          <label key={id} className={styles.binding} data-on={on.has(id)}>
            <input type="checkbox" checked={on.has(id)} onChange={() => toggle(id)} />
            <span><strong>{id}</strong> <small>{kind}</small><br />{role} → {subject}{(rules.length > 0 ? rules : [strings.missing]).map((rule) => <code key={rule}>{rule}</code>)}</span>
          </label>
        ))}
      </fieldset>
      {shown === undefined ? <div className={styles.blank} /> : <Table {...shown} strings={strings} chosen={[row, column]} choose={choose} />}
      <p className={styles.reason} role="status" data-allowed={cell?.allowed ?? false}>
        {question !== undefined && cell !== undefined && <>{strings.says(shown?.matrix.people[column] ?? "", question.question, cell)}<br /><code>{cell.reason === "" ? strings.nothing : cell.reason}</code></>}
      </p>
    </div>
  );
}

interface TableProps extends Shown {
  readonly strings: MatrixStrings;
  readonly chosen: readonly [row: number, column: number];
  readonly choose: (cell: readonly [row: number, column: number]) => void;
}

function Table({ matrix, before, strings, chosen, choose }: TableProps) {
  return (
    <div className={styles.scroll} role="group" aria-label={strings.matrix}>
      <table className={styles.table}>
        <thead><tr><th scope="col">{strings.action}</th>{matrix.people.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
        <tbody>
          {matrix.rows.map(({ question, cells }, row) => (
            <tr key={question}>
              <th scope="row"><code>{question}</code></th>
              {cells.map((cell, column) => (
                <td key={matrix.people[column]}>
                  <button type="button" className={styles.cell} data-allowed={cell.allowed} data-changed={changed(cell, before?.rows[row]?.cells[column])}
                    aria-pressed={chosen[0] === row && chosen[1] === column} aria-label={strings.cell(matrix.people[column] ?? "", question, cell.allowed)} onClick={() => choose([row, column])}>
                    <span aria-hidden>{cell.allowed ? "✓" : "–"}</span>
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function changed(cell: Cell, before: Cell | undefined): boolean {
  return before !== undefined && (before.allowed !== cell.allowed || before.reason !== cell.reason);
}
