import { diffArrays } from "diff";

export type DiffRow =
  | { readonly kind: "same" | "expected" | "actual"; readonly text: string }
  | { readonly kind: "fold"; readonly count: number };

/** Equal lines that stay in view on each side of a difference. */
const context = 2;

/** Two printed values, line by line: what only the first has is "expected", what only the second has is "actual". */
export function lineDiff(expected: string, actual: string): readonly DiffRow[] {
  const parts = diffArrays(expected.split("\n"), actual.split("\n"));
  return parts.flatMap((part, index): DiffRow[] => {
    const kind = part.removed ? "expected" : part.added ? "actual" : "same";
    const rows = part.value.map((text): DiffRow => ({ kind, text }));
    return kind === "same" ? fold(rows, index > 0, index < parts.length - 1) : rows;
  });
}

/** Hides the middle of a long run of equal lines; what borders on a difference stays. */
function fold(rows: DiffRow[], before: boolean, after: boolean): DiffRow[] {
  const head = before ? context : 0;
  const tail = after ? context : 0;
  const hidden = rows.length - head - tail;
  if (hidden < 3) return rows;
  return [...rows.slice(0, head), { kind: "fold", count: hidden }, ...rows.slice(rows.length - tail)];
}
