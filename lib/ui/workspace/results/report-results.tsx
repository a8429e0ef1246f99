"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/lib/ui/primitives/button";
import { Notice } from "@/lib/ui/primitives/notice";
import { useWorkspace } from "../context";
import type { FinishedRun } from "../run-state";
import { Group } from "./group";
import { Progress } from "./progress";
import styles from "./results.module.css";
import { StopNotice } from "./stop-notice";
import { viewReport } from "./view";

/** A report: how far, why it ended early, and each behaviour with its tests. */
export function ReportResults({ run: { report }, onServer }: { readonly run: FinishedRun; readonly onServer: boolean }) {
  const t = useTranslations("workspace.results");
  const { lab, problems, showPane, openProblems } = useWorkspace();
  const view = viewReport(lab, report);
  const typeErrors = problems.filter((problem) => problem.severity === "error").length;
  const allPass = report.verdict === "passed" && !onServer;

  function showProblems(): void {
    showPane("editor");
    openProblems(true);
    requestAnimationFrame(() => document.getElementById("workspace-problems")?.focus());
  }

  return (
    <>
      {report.tests.length > 0 && <Progress passed={view.passed} total={view.total} />}
      {report.stop && <StopNotice stop={report.stop} seed={report.seed} engine={report.engine} />}
      {!onServer && !report.stop && report.verdict !== "passed" && typeErrors > 0 && (
        <Notice tone="warn" title={t("typeProblems", { count: typeErrors })}>
          <p>{t("typeProblemsHelp")}</p>
          <Button size="small" onClick={showProblems}>{t("showProblems")}</Button>
        </Notice>
      )}
      {allPass && <Notice tone="ok" title={t("allPassed")}>{t("allPassedHelp")}</Notice>}
      {report.tests.length > 0 && view.groups.map((group) => <Group key={group.id} group={group} openId={view.firstFailure?.id} />)}
      {view.elsewhere > 0 && <p className={styles.quiet}>{t("hiddenMore", { count: view.elsewhere })}</p>}
    </>
  );
}
