"use client";
import { useTranslations } from "next-intl";
import type { LogLine } from "@/lib/grader/report";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import styles from "./results.module.css";

/** What the code logged while a test ran, with the virtual time of each line. */
export function ConsoleLines({ lines }: { readonly lines: readonly LogLine[] }) {
  const t = useTranslations("workspace.results");
  const words = useTranslations("grading");
  return (
    <figure className={styles.figure}>
      <figcaption>{words("console")} <span className={styles.quiet}>{t("logLines", { count: lines.length })}</span></figcaption>
      <Scrollable label={words("console")} className={styles.console}><ol>
        {lines.map((line, index) => (
          <li key={index} data-level={line.level}>
            <span className={styles.logTime}>{t("ms", { ms: line.virtualMs })}</span>
            <span className={styles.logText}>{line.level === "log" || line.level === "info" ? "" : `${line.level}: `}{line.text}</span>
          </li>
        ))}
      </ol></Scrollable>
    </figure>
  );
}
