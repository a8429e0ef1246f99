"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { SourceFiles } from "@/lib/grader/report";
import { Button } from "@/lib/ui/primitives/button";
import { Dialog } from "@/lib/ui/primitives/dialog";
import { Notice } from "@/lib/ui/primitives/notice";
import { useFiles, useWorkspace } from "../context";
import { lastRun } from "../run-state";
import { Comparison } from "./comparison";
import styles from "./dialogs.module.css";

/** The student's code beside the reference. Before a pass it asks first; nothing is fetched until the answer. */
export function SolutionDialog() {
  const t = useTranslations("workspace");
  const { dialog, showDialog, showGuide, showPane, run, submission } = useWorkspace();
  const [asked, setAsked] = useState(false);
  const stored = submission.state.phase === "stored" ? submission.state.submission : undefined;
  const passed = lastRun(run.state)?.report.verdict === "passed" || (stored?.state === "graded" && stored.report.verdict === "passed");
  const shown = passed || asked;
  const close = () => showDialog(undefined);
  return (
    <Dialog
      title={shown ? t("solution.title") : t("solution.warnTitle")}
      description={shown ? t("solution.note") : t("solution.warn")}
      closeLabel={t("close")}
      wide={shown}
      open={dialog === "solution"}
      onOpenChange={(open) => (open ? showDialog("solution") : close())}
      actions={shown ? undefined : (
        <>
          <Button kind="quiet" onClick={() => setAsked(true)}>{t("solution.show")}</Button>
          <Button onClick={() => { close(); showPane("instructions"); showGuide("hints"); }}>{t("solution.hints")}</Button>
          <Button kind="primary" onClick={close}>{t("solution.cancel")}</Button>
        </>
      )}
    >
      {shown && <Reference />}
    </Dialog>
  );
}

function Reference() {
  const t = useTranslations("workspace.solution");
  const { services, files } = useWorkspace();
  const mine = useFiles(files);
  const [attempt, setAttempt] = useState(0);
  const [fetched, setFetched] = useState<SourceFiles | "failed">();
  useEffect(() => {
    let gone = false;
    void services.solutions.fetch().then((solution) => gone || setFetched(solution ?? "failed"));
    return () => {
      gone = true;
    };
  }, [services, attempt]);

  if (!fetched) return <p role="status" className={styles.note}>{t("loading")}</p>;
  if (fetched === "failed") {
    return <Notice tone="warn" role="alert"><p>{t("failed")}</p><Button size="small" onClick={() => { setFetched(undefined); setAttempt(attempt + 1); }}>{t("retry")}</Button></Notice>;
  }
  return <Comparison left={mine} right={fetched} leftName={t("yours")} rightName={t("reference")} />;
}
