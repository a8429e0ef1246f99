import { diffLines } from "diff";

export interface DiffLine {
  /** "-" is in `expected` only, "+" in `actual` only. */
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** The two printed values line by line. */
export function lineDiff(expected: string, actual: string): DiffLine[] {
  return diffLines(`${expected}\n`, `${actual}\n`).flatMap(({ value, added, removed }) => {
    const sign = added ? "+" : removed ? "-" : " ";
    return value.replace(/\n$/, "").split("\n").map((text) => ({ sign, text }) as const);
  });
}
