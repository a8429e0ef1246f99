"use client";
import { useTranslations } from "next-intl";
import { useWorkspace } from "../context";
import { lastRun } from "../run-state";
import { EmptyResults } from "./empty-results";
import { ReportResults } from "./report-results";
import styles from "./results.module.css";
import { RunBar } from "./run-bar";
import { SourceSwitch, useReportSource } from "./source-switch";
import { SubmissionNotice } from "./submission-notice";

/** What the newest run said, here or on the server. */
export function ResultsPane() {
  const t = useTranslations("workspace");
  const { run, submission } = useWorkspace();
  const here = lastRun(run.state);
  const stored = submission.state.phase === "stored" ? submission.state : undefined;
  const graded = stored?.submission.state === "graded" ? { report: stored.submission.report, files: stored.files } : undefined;
  const source = useReportSource(here, graded);
  const shown = source.value === "server" ? graded : here;

  return (
    <section aria-labelledby="results-title" id="workspace-results" tabIndex={-1} className={styles.results}>
      <header className={styles.head}>
        <h2 id="results-title">{t("pane.results")}</h2>
        {here && graded && <SourceSwitch {...source} />}
      </header>
      <div className={styles.scroll}>
        <RunBar />
        <SubmissionNotice here={here?.report} />
        {shown ? <ReportResults key={`${source.value} ${shown.report.seed} ${shown.report.traceHash}`} run={shown} onServer={source.value === "server"} /> : <EmptyResults />}
      </div>
    </section>
  );
}
