"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Notice } from "@/lib/ui/primitives/notice";
import { StatusMark } from "@/lib/ui/primitives/status-mark";
import { Link } from "../../primitives/link";
import { useFiles, useWorkspace } from "../context";
import { sameFiles } from "../file-store";
import type { FinishedRun } from "../run-state";
import styles from "./results.module.css";
import { divergences } from "./view";

/** After this long a wait is named as such. Milliseconds of real time. */
const usual = 20_000;

/** How the submission for the record fares. */
export function SubmissionNotice({ here }: { readonly here: FinishedRun | undefined }) {
  const t = useTranslations("workspace");
  const { submission: { state }, progressHref, files } = useWorkspace();
  const text = useFiles(files);
  if (state.phase === "none") return null;
  if (state.phase === "problem") return <Notice tone="warn">{t(`submit.problem.${state.problem}`)}</Notice>;
  if (state.phase === "sending") return <p className={styles.bar}><StatusMark status="queued">{t("submit.sending")}</StatusMark></p>;
  if (state.submission.state !== "graded") return <Waiting key={state.submission.id} state={state.submission.state} />;

  const { report } = state.submission;
  const different = here !== undefined && sameFiles(here.files, state.files) && divergences(here.report, report).length > 0;
  const progress = <Link href={progressHref}>{t("submit.progressLink")}</Link>;
  return (
    <>
      {report.verdict === "passed" && <Notice tone="ok" title={t("results.verified")}>{t(sameFiles(state.files, text) ? "results.verifiedHelp" : "results.verifiedEarlierHelp")} {progress}</Notice>}
      {report.verdict === "failed" && <Notice tone="fail" title={t("results.failedOnServer")}>{progress}</Notice>}
      {report.verdict === "error" && <Notice tone="info">{t("submit.error")}</Notice>}
      {different && <Notice tone="warn" title={t("results.divergence")}>{t("results.divergenceHelp")}</Notice>}
    </>
  );
}

function Waiting({ state }: { readonly state: "queued" | "running" }) {
  const t = useTranslations("workspace.submit");
  const { progressHref } = useWorkspace();
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), usual);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.bar}>
      <StatusMark status={state}>{t(state)}</StatusMark>
      {long && <p>{t("slow")} <Link href={progressHref}>{t("progressLink")}</Link></p>}
    </div>
  );
}
