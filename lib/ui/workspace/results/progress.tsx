"use client";
import { Progress as Base } from "@base-ui/react/progress";
import { useTranslations } from "next-intl";
import styles from "./results.module.css";

/** How many of the tests pass, as words and as a bar. */
export function Progress({ passed, total }: { readonly passed: number; readonly total: number }) {
  const t = useTranslations("workspace.results");
  return (
    <Base.Root value={passed} max={total} className={styles.progress} getAriaValueText={() => t("progress", { passed, total })}>
      <Base.Label className={styles.progressLabel}>{t("progress", { passed, total })}</Base.Label>
      <Base.Track className={styles.progressTrack}><Base.Indicator className={styles.progressBar} /></Base.Track>
    </Base.Root>
  );
}
