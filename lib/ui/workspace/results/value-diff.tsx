"use client";
import { useTranslations } from "next-intl";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import { type DiffRow, lineDiff } from "./line-diff";
import styles from "./results.module.css";

/** Two printed values, line by line; a sign and a word tell the sides apart, not the colour alone. */
export function ValueDiff({ expected, actual }: { readonly expected: string; readonly actual: string }) {
  const t = useTranslations("workspace.results");
  const words = useTranslations("grading");
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span data-side="expected">− {words("expected")}</span> <span data-side="actual">+ {words("actual")}</span>
      </figcaption>
      <Scrollable label={t("compared")} className={styles.diff}><ol>
        {lineDiff(expected, actual).map((row, index) => <Row key={index} row={row} />)}
      </ol></Scrollable>
    </figure>
  );
}

function Row({ row }: { readonly row: DiffRow }) {
  const t = useTranslations("workspace.results");
  if (row.kind === "fold") return <li data-kind="fold">{t("sameLines", { count: row.count })}</li>;
  const sign = { same: " ", expected: "−", actual: "+" }[row.kind];
  return (
    <li data-kind={row.kind}>
      <span aria-hidden className={styles.sign}>{sign}</span>
      {row.kind !== "same" && <VisuallyHidden>{t(row.kind === "expected" ? "onlyExpected" : "onlyActual")} </VisuallyHidden>}
      <code>{row.text || " "}</code>
    </li>
  );
}
