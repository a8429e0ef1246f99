import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { getViewer, type Viewer } from "@/lib/auth";
import { getCourse } from "@/lib/content";
import { database } from "@/lib/db";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { listSubmissions } from "@/lib/progress";
import { EmptyState } from "@/lib/ui/primitives/empty-state";
import { LinkButton } from "@/lib/ui/primitives/link-button";
import styles from "@/lib/ui/progress/progress.module.css";
import { SubmissionsTable } from "@/lib/ui/progress/submissions-table";
import { Page } from "@/lib/ui/shell/page";
import { accountDone, progressLessons } from "../_progress/account-done.server";
import { LiveOverview } from "./overview.client";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: messages[locale].progress.title } : {};
}

export default async function ProgressPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const viewer = await getViewer();
  const text = messages[locale].progress;
  const [lessons, done] = await Promise.all([progressLessons(locale), viewer && accountDone(viewer)]);
  return (
    <Page>
      <h1>{text.title}</h1>
      {!viewer && (
        <aside className={styles.offer}>
          <p><strong>{text.guest.title}</strong>{text.guest.text}</p>
          <div className={styles.actions}>
            <LinkButton kind="primary" href={`/${locale}/sign-up?next=/${locale}/progress`}>{text.guest.signUp}</LinkButton>
            <LinkButton href={`/${locale}/sign-in?next=/${locale}/progress`}>{text.guest.signIn}</LinkButton>
          </div>
        </aside>
      )}
      <LiveOverview locale={locale} lessons={lessons} account={done} />
      {viewer && <Submissions locale={locale} viewer={viewer} />}
    </Page>
  );
}

async function Submissions({ locale, viewer }: { locale: Locale; viewer: Viewer }) {
  const text = messages[locale].progress;
  const [submissions, course] = await Promise.all([listSubmissions(database(), viewer), getCourse(locale)]);
  const titles = new Map(course.modules.flatMap((module) => module.lessons.flatMap((lesson) => lesson.labs)).map((lab) => [lab.id, lab.title]));
  if (submissions.length === 0) return <EmptyState title={text.noSubmissions}><p>{text.noSubmissionsText}</p></EmptyState>;
  const rows = submissions.map((entry) => ({ ...entry, labTitle: titles.get(entry.lab) ?? entry.lab, href: `/${locale}/progress/submissions/${entry.id}` }));
  return <><h2 className={styles.heading}>{text.submissions}</h2><SubmissionsTable locale={locale} rows={rows} /></>;
}
