"use client";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import { Toggle } from "@base-ui/react/toggle";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FinishedRun } from "../run-state";
import styles from "./results.module.css";

export type ReportSource = "here" | "server";

interface Choice {
  readonly value: ReportSource;
  readonly choose: (source: ReportSource) => void;
}

/** Which report is shown: the newest to arrive, until the reader chooses. */
export function useReportSource(here: FinishedRun | undefined, server: FinishedRun | undefined): Choice {
  const [seen, setSeen] = useState({ here: here?.report, server: server?.report });
  const [value, choose] = useState<ReportSource>(server && !here ? "server" : "here");
  if (seen.here !== here?.report || seen.server !== server?.report) {
    setSeen({ here: here?.report, server: server?.report });
    choose(seen.server !== server?.report && server ? "server" : "here");
  }
  return { value: value === "server" && !server ? "here" : value, choose };
}

export function SourceSwitch({ value, choose }: Choice) {
  const t = useTranslations("workspace.results");
  return (
    <ToggleGroup aria-label={t("source")} className={styles.switch} value={[value]} onValueChange={([next]) => next && choose(next as ReportSource)}>
      <Toggle value="here" className={styles.switchItem}>{t("showHere")}</Toggle>
      <Toggle value="server" className={styles.switchItem}>{t("showServer")}</Toggle>
    </ToggleGroup>
  );
}
