/** A row of a benchmark's table: what was measured, the figure, and the goal it is held against (if there is one). */
export interface Row {
  readonly what: string;
  readonly figure: string;
  readonly goal?: string;
}

/** Prints rows as an aligned table. */
export function printTable(rows: readonly Row[]): void {
  const width = (of: (row: Row) => string) => Math.max(...rows.map((row) => of(row).length));
  const what = width((row) => row.what);
  const figure = width((row) => row.figure);
  for (const row of rows) {
    console.log(`${row.what.padEnd(what)}  ${row.figure.padStart(figure)}${row.goal ? `  goal ${row.goal}` : ""}`);
  }
}

/** The q-quantile (0 … 1) of samples, by the nearest rank. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}
