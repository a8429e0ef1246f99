import { ArrowLeft } from "lucide";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { getViewer, type Viewer } from "@/lib/auth";
import { secrets } from "@/lib/config";
import { database } from "@/lib/db";
import { isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { Problem } from "@/lib/i18n/problem";
import { getSubmission, type SubmissionDetail } from "@/lib/progress";
import { Icon } from "@/lib/ui/primitives/icon";
import { Link } from "@/lib/ui/primitives/link";
import { LinkButton } from "@/lib/ui/primitives/link-button";
import { Notice } from "@/lib/ui/primitives/notice";
import { FilesView } from "@/lib/ui/progress/files-view";
import styles from "@/lib/ui/progress/progress.module.css";
import { ReportList } from "@/lib/ui/progress/report-list";
import { formatTime, SubmissionMark } from "@/lib/ui/progress/submissions-table";
import { Page } from "@/lib/ui/shell/page";
import { findLab } from "../../../labs/lab-data.server";
import { AwaitVerdict } from "./await-verdict.client";
import { RestoreDraft } from "./restore.client";
import { StoredRun } from "./stored-run.client";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: messages[locale].progress.submissions } : {};
}

export default async function SubmissionPage({ params }: Props) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const viewer = await getViewer();
  if (!viewer) redirect(`/${locale}/sign-in?next=/${locale}/progress/submissions/${encodeURIComponent(id)}`);
  const submission = await find(viewer, id);
  const lab = await findLab(submission.lab);
  const text = messages[locale].progress.submission;
  const { report } = submission;
  const labTitle = lab?.title[locale] ?? submission.lab;
  const passed = report?.tests.filter((test) => test.status === "passed").length ?? 0;
  return (
    <Page narrow>
      <p className={styles.back}><Link href={`/${locale}/progress`}><Icon of={ArrowLeft} size={14} /> {text.back}</Link></p>
      <h1>{text.title.replace("{lab}", labTitle)}</h1>
      <p className={styles.facts}>
        <SubmissionMark locale={locale} state={submission.state} verdict={submission.verdict} />
        {report && report.tests.length > 0 && <span>{messages[locale].progress.tests.replace("{passed}", String(passed)).replace("{all}", String(report.tests.length))}</span>}
        <span>{text.handedIn.replace("{date}", formatTime(submission.at, locale))}</span>
        {report && <span>{text.seed.replace("{seed}", String(report.seed))}</span>}
      </p>
      <div className={styles.actions}>
        <RestoreDraft locale={locale} submissionId={id} />
        <LinkButton size="small" href={`/${locale}/labs/${submission.lab}`}>{text.toLab}</LinkButton>
      </div>
      {lab && lab.version !== submission.labVersion && <Notice tone="info" className={styles.note}>{text.otherVersion}</Notice>}
      {submission.diverged && <Notice tone="warn" className={styles.note}>{text.divergence}</Notice>}
      <h2 className={styles.heading}>{text.report}</h2>
      {report ? (
        <ReportList locale={locale} report={report} lab={lab} picture={(test) => <StoredRun submission={id} lab={submission.lab} test={test.id} locale={locale} words={messages[locale].workspace.trace} />} />
      ) : <AwaitVerdict id={id}>{text.pending}</AwaitVerdict>}
      <h2 className={styles.heading}>{text.files}</h2>
      <FilesView files={submission.files} />
    </Page>
  );
}

async function find(viewer: Viewer, id: string): Promise<SubmissionDetail> {
  try {
    return await getSubmission(database(), viewer, secrets().grade, id);
  } catch (error) {
    if (error instanceof Problem && error.code === "not-found") notFound();
    throw error;
  }
}
