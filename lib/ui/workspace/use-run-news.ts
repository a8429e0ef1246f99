"use client";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Report } from "@/lib/grader/report";
import { viewReport } from "./results/view";
import type { RunState } from "./run-state";
import type { SubmissionState } from "./submission-state";
import type { WorkspaceLab } from "./types";

interface News {
  readonly lab: WorkspaceLab;
  readonly run: RunState;
  readonly submission: SubmissionState;
  readonly announce: (message: string) => void;
}

/** Tells screen readers how runs and submissions end; once each. */
export function useRunNews({ lab, run, submission, announce }: News): void {
  const t = useTranslations("workspace");
  const words = useTranslations("grading");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const told = useRef<unknown>(undefined);

  useEffect(() => {
    const news = newsOf(run);
    if (!news || told.current === news) return;
    told.current = news;
    announce(news === "cancelled" ? t("run.cancelled") : summary(news));

    function summary(report: Report): string {
      if (report.stop) return t("results.announceStopped", { reason: words(`stop.${report.stop.code}.title`) });
      const view = viewReport(lab, report);
      if (!view.firstFailure) return t("results.announcePassed", { total: view.total });
      return t("results.announceFailed", { passed: view.passed, total: view.total, title: view.firstFailure.title[locale] });
    }
  }, [run, lab, locale, announce, t, words]);

  const waited = useRef(false);
  useEffect(() => {
    if (submission.phase === "problem") return announce(t(`submit.problem.${submission.problem}`));
    if (submission.phase === "sending") waited.current = true;
    if (submission.phase !== "stored") return;
    if (submission.submission.state !== "graded") {
      waited.current = true;
    } else if (waited.current) {
      waited.current = false;
      announce(t(`submit.${submission.submission.report.verdict}`));
    }
  }, [submission, announce, t]);
}

function newsOf(run: RunState): Report | "cancelled" | undefined {
  if (run.phase === "cancelled") return "cancelled";
  return run.phase === "reported" ? run.last.report : undefined;
}
