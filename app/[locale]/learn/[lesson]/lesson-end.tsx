import { getTranslations } from "next-intl/server";
import { getViewer } from "@/lib/auth";
import type { CourseLesson, Lesson } from "@/lib/content";
import styles from "@/lib/ui/lesson/lesson.module.css";
import { LessonLabs } from "./lesson-labs";
import { LessonQuiz } from "./lesson-quiz";
import type { Place } from "./place-in-course";
import { LessonRead } from "./lesson-read.client";
import { Link } from "@/lib/ui/primitives/link";

/** What follows the text: the quiz, the mark that it was read, the lab, the sources, and the way on. */
export async function LessonEnd({ lesson, place }: { lesson: Lesson; place: Place }) {
  const { locale } = lesson;
  const [t, viewer] = await Promise.all([getTranslations({ locale, namespace: "lesson" }), getViewer()]);
  const leadTo = (label: string, to: CourseLesson) => (
    <Link href={`/${locale}/learn/${to.id}`}><small>{label}</small>{to.title}</Link>
  );
  return (
    <>
      {lesson.translation.missing.length > 0 && (
        <div className={`${styles.stale} ${styles.staleTop}`} lang={lesson.translation.source}>
          {t("stale.missing")}
          <ul>{lesson.translation.missing.map(({ id, text }) => <li key={id}><a href={`/${lesson.translation.source}/learn/${lesson.id}#${id}`}>{text}</a></li>)}</ul>
        </div>
      )}
      {lesson.quiz.length > 0 && <LessonQuiz lesson={lesson} />}
      <div className={styles.end}>
        <LessonRead lesson={lesson.id} signedIn={viewer !== null} strings={{ mark: t("read.mark"), done: t("read.done"), failed: t("read.failed") }} />
        <LessonLabs locale={locale} labs={place.labs} closing />
      </div>
      {lesson.sources.length > 0 && (
        <section className={styles.sources}>
          <h2>{t("sources")}</h2>
          <ul>{lesson.sources.map(({ title, url, note }) => <li key={title}>{url ? <a href={url}>{title}</a> : title}{note && <> · {note}</>}</li>)}</ul>
        </section>
      )}
      <nav className={styles.pager} aria-label={t("pager")}>
        {place.previous ? leadTo(t("previous"), place.previous) : <Link href={`/${locale}`}>{t("courseMap")}</Link>}
        {place.next && leadTo(t("next"), place.next)}
      </nav>
    </>
  );
}
