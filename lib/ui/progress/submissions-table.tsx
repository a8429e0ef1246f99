import type { Verdict } from "@/lib/grader/report";
import type { Locale } from "@/lib/i18n/locales";
import * as messages from "@/lib/i18n/messages/progress";
import { Link } from "../primitives/link";
import { StatusMark, type Status } from "../primitives/status-mark";
import { Table } from "../primitives/table";
import { VisuallyHidden } from "../primitives/visually-hidden";
import styles from "./progress.module.css";

export interface SubmissionRow {
  id: string;
  labTitle: string;
  href: string;
  state: "queued" | "running" | "graded";
  verdict?: Verdict;
  /** Ms since the epoch. */
  at: number;
}

const marks: Record<Verdict | "queued" | "running", Status> = { passed: "verified", failed: "failed", error: "error", queued: "queued", running: "running" };

/** How a submission stands: the verdict, or that it is still to come. */
export function SubmissionMark({ locale, state, verdict }: { locale: Locale; state: SubmissionRow["state"]; verdict?: Verdict }) {
  const shown = state === "graded" ? verdict ?? "error" : state;
  return <StatusMark status={marks[shown]}>{messages[locale].verdicts[shown]}</StatusMark>;
}

/** Submissions, newest first. Times are those of the server's clock, in the reader's form, in UTC. */
export function SubmissionsTable({ locale, rows }: { locale: Locale; rows: readonly SubmissionRow[] }) {
  const text = messages[locale];
  return (
    <Table label={text.submissions}>
      <thead><tr><th scope="col">{text.lab}</th><th scope="col">{text.verdict}</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <Link href={row.href}>{row.labTitle}<VisuallyHidden>, </VisuallyHidden><time className={styles.when} dateTime={new Date(row.at).toISOString()}>{formatTime(row.at, locale)}</time></Link>
            </th>
            <td><SubmissionMark locale={locale} state={row.state} verdict={row.verdict} /></td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

export function formatTime(at: number, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" }).format(at) + " UTC";
}
