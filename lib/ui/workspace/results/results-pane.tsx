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
import { useNewsInView } from "./use-news-in-view";
import { viewReport } from "./view";

/** What the newest run said, here or on the server. */
export function ResultsPane() {
  const t = useTranslations("workspace");
  const { lab, run, submission } = useWorkspace();
  const here = lastRun(run.state);
  const stored = submission.state.phase === "stored" ? submission.state : undefined;
  const graded = stored?.submission.state === "graded" ? { report: stored.submission.report, files: stored.files } : undefined;
  const source = useReportSource(here, graded);
  const onServer = source.value === "server";
  const shown = onServer ? graded : here;
  const name = shown && `${source.value} ${shown.report.seed} ${shown.report.traceHash}`;
  // What the server says, and why a run ended early, stands at the top.
  const plain = shown !== undefined && !onServer && !shown.report.stop && run.state.phase === "reported";
  const scroll = useNewsInView(run.state.phase === "running" ? undefined : `${name} ${run.state.phase}`, plain ? viewReport(lab, shown.report).firstFailure?.id : undefined);

  return (
    <section aria-labelledby="results-title" id="workspace-results" tabIndex={-1} className={styles.results}>
      <header className={styles.head}>
        <h2 id="results-title">{t("pane.results")}</h2>
        {here && graded && <SourceSwitch {...source} />}
      </header>
      <div ref={scroll} className={styles.scroll}>
        <RunBar />
        <SubmissionNotice here={here} />
        {shown ? <ReportResults key={name} run={shown} onServer={onServer} /> : <EmptyResults />}
      </div>
    </section>
  );
}
