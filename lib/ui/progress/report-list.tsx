import type { ReactNode } from "react";
import type { LabManifest } from "@/lib/grader/lab";
import type { Failure, Report, TestReport } from "@/lib/grader/report";
import type { Locale } from "@/lib/i18n/locales";
import * as grading from "@/lib/i18n/messages/grading";
import { Notice } from "../primitives/notice";
import { StatusMark, type Status } from "../primitives/status-mark";
import styles from "./progress.module.css";

const marks: Record<TestReport["status"], Status> = { passed: "passed", failed: "failed", "not-run": "planned" };

interface ReportListProps {
  locale: Locale;
  report: Report;
  lab: Pick<LabManifest, "groups" | "tests"> | null;
  /** What shows the run of a failed test that has a trace. */
  picture: (test: TestReport) => ReactNode;
}

/** A stored report, test by test in the lab's groups. Titles are those of the lab as it is now; a test that it no longer has goes by its id. */
export function ReportList({ locale, report, lab, picture }: ReportListProps) {
  const text = grading[locale];
  const titles = new Map(lab?.tests.map((test) => [test.id, test.title[locale]]));
  const groups = new Map(lab?.groups.map((group) => [group.id, group.title[locale]]));
  const order = [...new Set(report.tests.map((test) => test.group))];
  const first = report.tests.find((test) => test.failure);
  return (
    <>
      {report.stop && (
        <Notice tone={report.verdict === "error" ? "warn" : "fail"} title={text.stop[report.stop.code].title}>
          <p>{report.stop.explanation?.[locale] ?? report.stop.message ?? text.stop[report.stop.code].help}</p>
        </Notice>
      )}
      {order.map((group) => (
        <section key={group}>
          <h3 className={styles.group}>{groups.get(group) ?? group}</h3>
          <ul className={styles.tests}>
            {report.tests.filter((test) => test.group === group).map((test) => (
              <li key={test.id}><TestEntry locale={locale} test={test} title={titles.get(test.id) ?? test.id} open={test === first} picture={test.trace && picture(test)} /></li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function TestEntry({ locale, test, title, open, picture }: { locale: Locale; test: TestReport; title: string; open: boolean; picture: ReactNode }) {
  const line = <><span>{title}</span> <StatusMark status={marks[test.status]}>{grading[locale].status[test.status]}</StatusMark></>;
  if (!test.failure) return <div className={styles.test}>{line}</div>;
  return (
    <details open={open}>
      <summary className={styles.test}>{line}</summary>
      <FailureText locale={locale} failure={test.failure} />
      {picture}
    </details>
  );
}

function FailureText({ locale, failure }: { locale: Locale; failure: Failure }) {
  const text = grading[locale];
  const { at } = failure;
  return (
    <div className={styles.failure}>
      <p>{failure.message?.[locale] ?? text.failure[failure.code].title}</p>
      {failure.thrown && <p><code>{failure.thrown}</code></p>}
      {failure.expected !== undefined && <><p>{text.expected}:</p><pre>{failure.expected}</pre></>}
      {failure.actual !== undefined && <><p>{text.actual}:</p><pre>{failure.actual}</pre></>}
      {at && <p>{text.at.replace("{file}", at.file).replace("{line}", String(at.line)).replace("{column}", String(at.column))}</p>}
    </div>
  );
}
