import type { Metadata } from "next";
import { NextIntlClientProvider } from "next-intl";
import { setRequestLocale } from "next-intl/server";
import { notFound } from "next/navigation";
import { getViewer } from "@/lib/auth";
import { getLabTexts, getLesson } from "@/lib/content";
import { labBundleUrl, readSandboxIndex, sandboxUrls } from "@/lib/grader/browser/assets.server";
import { isLocale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { mainId } from "@/lib/ui/shell/skip-link";
import { findLab } from "../lab-data.server";
import { editorSetup } from "./editor-setup.server";
import { LabText } from "./lab-text";
import styles from "./lab.module.css";
import { LabWorkspace } from "./workspace.client";

interface Props {
  readonly params: Promise<{ locale: string; lab: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, lab: id } = await params;
  const lab = isLocale(locale) ? await findLab(id) : null;
  return lab && isLocale(locale) ? { title: lab.title[locale], description: lab.summary[locale] } : {};
}

/** A lab's workspace. Texts are rendered here; the editor, the runner and what is kept in the browser are the client's. */
export default async function LabPage({ params }: Props) {
  const { locale, lab: id } = await params;
  const lab = isLocale(locale) ? await findLab(id) : null;
  if (!isLocale(locale) || !lab) notFound();
  setRequestLocale(locale);
  const lessonId = lab.lessons[0];
  const [texts, lesson, setup, sandbox, viewer] = await Promise.all([
    getLabTexts(lab.id, locale), lessonId ? getLesson(lessonId, locale) : null, editorSetup(), readSandboxIndex(), getViewer(),
  ]);
  const found = texts?.ok ? texts.value : { instructions: null, hints: [] };

  return (
    <main id={mainId} tabIndex={-1} className={styles.page}>
      <NextIntlClientProvider locale={locale} messages={{ workspace: messages[locale].workspace, grading: messages[locale].grading }} timeZone="UTC">
        {/* While it is written, a lab changes under the open page: then the workspace begins anew, from the draft that is kept. */}
        <LabWorkspace
          key={lab.version}
          lab={{ id: lab.id, version: lab.version, title: lab.title, minutes: lab.minutes, points: lab.points, files: lab.files, starter: lab.starter, api: lab.api, groups: lab.groups, tests: lab.tests }}
          grader={{ bundleUrl: labBundleUrl(lab.id, lab.version), sandbox: sandboxUrls(sandbox) }}
          setup={setup}
          viewerId={viewer?.id ?? null}
          locale={locale}
          instructions={found.instructions ? <LabText text={found.instructions} locale={locale} /> : <Issues texts={texts} />}
          hints={found.hints.map((hint) => ({ title: hint.title, body: <LabText text={hint} locale={locale} /> }))}
          lesson={lesson?.ok ? { title: lesson.value.title, href: `/${locale}/learn/${lesson.value.id}`, body: <LabText text={lesson.value} locale={locale} /> } : undefined}
        />
      </NextIntlClientProvider>
    </main>
  );
}

/** In development: what is wrong with the lab's texts. A build with such texts does not exist. */
function Issues({ texts }: { readonly texts: Awaited<ReturnType<typeof getLabTexts>> }) {
  if (!texts || texts.ok) return null;
  return <ul>{texts.issues.map((issue, index) => <li key={index}>{issue.file}:{issue.line} {issue.message}</li>)}</ul>;
}
