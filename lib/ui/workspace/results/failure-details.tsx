"use client";
import { useLocale, useTranslations } from "next-intl";
import type { Failure, TestReport } from "@/lib/grader/report";
import { RunPicture } from "@/lib/ui/trace-viewer/run-picture";
import { useWorkspace } from "../context";
import { Scrollable } from "@/lib/ui/primitives/scrollable";
import { Place } from "./place";
import styles from "./results.module.css";
import { ValueDiff } from "./value-diff";

/** What is known of a failure, from what it means to where it happened. */
export function FailureDetails({ result, failure }: { readonly result: TestReport; readonly failure: Failure }) {
  const t = useTranslations("workspace.results");
  const words = useTranslations("grading.failure");
  const picture = useTranslations("workspace.trace");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const { lab, say } = useWorkspace();
  const { seed } = result;
  return (
    <>
      <p className={styles.says}>{failure.message ? say(failure.message) : words(`${failure.code}.title`)}</p>
      {!failure.message && <p className={styles.quiet}>{words(`${failure.code}.help`)}</p>}
      {failure.thrown && <figure className={styles.figure}><figcaption>{t("thrown")}</figcaption><Scrollable label={t("thrown")} className={styles.message}>{failure.thrown}</Scrollable></figure>}
      {failure.expected !== undefined && failure.actual !== undefined && <ValueDiff expected={failure.expected} actual={failure.actual} />}
      {failure.at && <Place at={failure.at} />}
      {failure.frames && failure.frames.length > 1 && (
        <details className={styles.frames}>
          <summary>{t("frames")}</summary>
          <ol>{failure.frames.slice(1).map((frame, index) => <li key={index}><Place at={frame} /></li>)}</ol>
        </details>
      )}
      <RunPicture lab={lab.id} result={result} locale={locale} words={{ title: picture("title"), loading: picture("loading"), failed: picture("failed"), close: picture("close") }} />
      <dl className={styles.facts}>
        <div><dt>{t("virtualTime")}</dt><dd>{t("ms", { ms: result.virtualMs })}</dd></div>
        {seed !== undefined && <div><dt>{t("seed")}</dt><dd><code>{seed}</code></dd></div>}
      </dl>
    </>
  );
}
