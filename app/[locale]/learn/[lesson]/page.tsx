import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getCourse, getLesson } from "@/lib/content";
import { isLocale, languageTag, locales, type Locale } from "@/lib/i18n/locales";
import { Contents, FoldedContents } from "@/lib/ui/lesson/contents";
import styles from "@/lib/ui/lesson/lesson.module.css";
import { Page } from "@/lib/ui/shell/page";
import { MdxText } from "../../_content/mdx-text";
import { ContentProblems } from "../../_content/content-problems";
import { LessonEnd } from "./lesson-end";
import { LessonHead } from "./lesson-head";
import { LessonLabs } from "./lesson-labs";
import { placeInCourse } from "./place-in-course";
import { StaleSection } from "./stale-section";

interface Props {
  params: Promise<{ locale: string; lesson: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, lesson } = await params;
  const loaded = isLocale(locale) ? await getLesson(lesson, locale) : null;
  if (!loaded?.ok) return {};
  const { title, summary } = loaded.value;
  return { title, description: summary, alternates: { languages: Object.fromEntries(locales.map((other) => [languageTag[other], `/${other}/learn/${lesson}`])) } };
}

export default async function LessonPage({ params }: Props) {
  const { locale, lesson: id } = await params;
  if (!isLocale(locale)) notFound();
  const [loaded, course] = await Promise.all([getLesson(id, locale), getCourse(locale)]);
  if (!loaded) notFound();
  const place = placeInCourse(course, id);
  if (!loaded.ok) return <Page><ContentProblems locale={locale} issues={loaded.issues} fatal /></Page>;

  const lesson = loaded.value;
  const stale = new Set(lesson.translation.stale);
  const entries = await contentsOf(locale, lesson.headings, lesson.quiz.length > 0);
  const t = await getTranslations({ locale, namespace: "lesson" });
  return (
    <Page>
      <ContentProblems locale={locale} issues={loaded.issues} />
      <div className={styles.layout}>
        <div className={styles.contents}><div className={styles.sticky}><Contents label={t("contents")} entries={entries} /></div></div>
        <LessonHead lesson={lesson} place={place} />
        <article className={styles.text}>
          <div className={styles.folded}><FoldedContents label={t("contents")} entries={entries} /></div>
          <MdxText text={lesson} locale={locale} belowHeading={(heading) => stale.has(heading) && <StaleSection locale={locale} source={lesson.translation.source} lesson={id} heading={heading} />} />
          <LessonEnd lesson={lesson} place={place} />
        </article>
        <aside className={styles.aside}><div className={styles.sticky}><LessonLabs locale={locale} labs={place.labs} /></div></aside>
      </div>
    </Page>
  );
}

/** The text's headings and, at their end, the quiz. */
async function contentsOf(locale: Locale, headings: readonly { id: string; level: 2 | 3; text: string }[], hasQuiz: boolean) {
  const t = await getTranslations({ locale, namespace: "lesson.quiz" });
  return hasQuiz ? [...headings, { id: "quiz", level: 2 as const, text: t("heading") }] : headings;
}
