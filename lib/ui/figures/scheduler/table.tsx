import type { ReactNode } from "react";
import type { ScoreCell, SchedulingTable, TableRow, TableWords, Verdict } from "./types";
import styles from "./scheduler-figure.module.css";

interface TableProps {
  readonly table: SchedulingTable;
  readonly words: TableWords;
  /** The table to compare with: cells that say something else than there are marked. */
  readonly before?: SchedulingTable | undefined;
}

/** Nodes × plugins: who refuses which node, what the others are worth, and which is chosen. */
export function Table({ table, words, before }: TableProps) {
  const filters = table.filters.filter((plugin) => table.rows.some((row) => verdictOf(row, plugin)?.code !== "Skip"));
  const silent = [...table.filters.filter((plugin) => !filters.includes(plugin)), ...silentScores(table)].filter((plugin, i, all) => all.indexOf(plugin) === i);
  const scores = table.scores.filter(({ plugin }) => !silentScores(table).includes(plugin));
  const highest = Math.max(1, ...table.rows.map(({ total = 0 }) => total));
  return (
    <div className={styles.frame}>
      <div className={styles.scroll} role="region" aria-label={words.caption(table.pod)}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2} className={styles.corner}>{words.node}</th>
              {filters.length > 0 && <th scope="colgroup" colSpan={filters.length} className={styles.group}>{words.filters}</th>}
              <th scope="colgroup" colSpan={scores.length + 1} className={styles.group}>{scores.length > 0 ? words.scores : ""}</th>
            </tr>
            <tr>
              {filters.map((plugin) => <Plugin key={`filter ${plugin}`} name={plugin} />)}
              {scores.map(({ plugin, weight }) => <Plugin key={`score ${plugin}`} name={plugin} note={words.weight(weight)} />)}
              <th scope="col" className={styles.sum}>{scores.length > 0 ? words.total : ""}</th>
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <Row key={row.node} {...{ row, filters, scores, words, highest }} chosen={table.chosen === row.node} before={before?.rows.find(({ node }) => node === row.node)} />
            ))}
          </tbody>
        </table>
      </div>
      {silent.length > 0 && <p className={styles.silent}>{words.silent(silent)}</p>}
      {table.message !== undefined && <p className={styles.message}><code>{table.message}</code></p>}
    </div>
  );
}

function Plugin({ name, note }: { readonly name: string; readonly note?: string }) {
  return <th scope="col" className={styles.plugin}><span>{name}{note !== undefined && <small> {note}</small>}</span></th>;
}

interface RowProps {
  readonly row: TableRow;
  readonly before: TableRow | undefined;
  readonly filters: readonly string[];
  readonly scores: SchedulingTable["scores"];
  readonly words: TableWords;
  readonly chosen: boolean;
  readonly highest: number;
}

function Row({ row, before, filters, scores, words, chosen, highest }: RowProps) {
  const refusal = row.verdicts.find(refuses);
  return (
    <tr data-chosen={chosen} data-refused={refusal !== undefined}>
      <th scope="row" className={styles.node}>
        <span className={styles.name}>{row.node}{chosen && <em> {words.chosen}</em>}</span>
        <span className={styles.facts}>{row.facts.join(" · ")}</span>
      </th>
      {filters.map((plugin) => <Answer key={plugin} verdict={verdictOf(row, plugin)} words={words} changed={before !== undefined && verdictOf(before, plugin)?.code !== verdictOf(row, plugin)?.code} />)}
      {refusal !== undefined
        ? <td colSpan={scores.length + 1} className={styles.reason}>{refusal.reasons.join(", ")} <small>{refusal.code === "Unschedulable" ? words.codes.resolvable : words.codes.unresolvable}</small></td>
        : <>
          {scores.map(({ plugin, weight }) => <Score key={plugin} cell={scoreOf(row, plugin)} {...{ weight, words }} changed={before !== undefined && scoreOf(before, plugin)?.weighted !== scoreOf(row, plugin)?.weighted} />)}
          <Cell changed={before !== undefined && before.total !== row.total} className={styles.total}>
            {row.total !== undefined && <><span className={styles.bar} style={{ inlineSize: `${(row.total / highest) * 100}%` }} />{row.total}</>}
          </Cell>
        </>}
    </tr>
  );
}

function Answer({ verdict, words, changed }: { readonly verdict: Verdict | undefined; readonly words: TableWords; readonly changed: boolean }) {
  if (verdict === undefined || verdict.code === "Skip") return <Cell changed={changed}>{null}</Cell>;
  const said = !refuses(verdict) ? words.passes : verdict.after === true ? words.notAsked : words.refuses;
  return (
    <Cell changed={changed} className={styles.answer} kind={refuses(verdict) ? "refuses" : "passes"} after={verdict.after === true} title={[said, ...verdict.reasons].join(": ")}>
      <span aria-hidden>{refuses(verdict) ? "✕" : "✓"}</span><span className={styles.hidden}>{[said, ...verdict.reasons].join(": ")}</span>
    </Cell>
  );
}

function Score({ cell, weight, words, changed }: { readonly cell: ScoreCell | undefined; readonly weight: number; readonly words: TableWords; readonly changed: boolean }) {
  if (cell === undefined) return <Cell changed={changed}>{null}</Cell>;
  return <Cell changed={changed} className={styles.score} title={words.score(cell.raw, cell.normalized, weight)}>{cell.weighted}</Cell>;
}

interface CellProps {
  readonly changed: boolean;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly kind?: string;
  readonly after?: boolean;
  readonly title?: string;
}

function Cell({ changed, children, className, kind, after, title }: CellProps) {
  return <td className={className} data-changed={changed} data-kind={kind} data-after={after} title={title}>{children}</td>;
}

function refuses({ code }: Verdict): boolean {
  return code !== "Success" && code !== "Skip";
}

function verdictOf(row: TableRow, plugin: string): Verdict | undefined {
  return row.verdicts.find((verdict) => verdict.plugin === plugin);
}

function scoreOf(row: TableRow, plugin: string): ScoreCell | undefined {
  return row.scores.find((score) => score.plugin === plugin);
}

/** Score plugins that left the pod alone; all of them, if no node came that far. */
function silentScores(table: SchedulingTable): string[] {
  if (!table.rows.some(({ scores }) => scores.length > 0)) return [];
  return table.scores.map(({ plugin }) => plugin).filter((plugin) => !table.rows.some((row) => scoreOf(row, plugin) !== undefined));
}
