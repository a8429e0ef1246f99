import { CalendarCheck, Clock } from "lucide";
import { getFormatter, getTranslations } from "next-intl/server";
import type { Lesson } from "@/lib/content";
import styles from "@/lib/ui/lesson/lesson.module.css";
import { inlineMarkup } from "@/lib/ui/mdx/inline-markup";
import { LessonLabs } from "./lesson-labs";
import type { Place } from "./place-in-course";
import { Icon } from "@/lib/ui/primitives/icon";
import { Link } from "@/lib/ui/primitives/link";

/** Title, summary, facts and objectives; on narrower screens the lab too. */
export async function LessonHead({ lesson, place }: { lesson: Lesson; place: Place }) {
  const { locale, translation } = lesson;
  const [t, format] = await Promise.all([getTranslations({ locale, namespace: "lesson" }), getFormatter({ locale })]);
  const date = format.dateTime(new Date(lesson.updated), { dateStyle: "long", timeZone: "UTC" });
  return (
    <header className={styles.head}>
      {place.module && <p className={styles.module}><Link href={`/${locale}#${place.module.id}`}>{t("module", { number: place.module.number, title: place.module.title })}</Link></p>}
      <h1 className={styles.title}>{lesson.title}</h1>
      <p className={styles.summary}>{inlineMarkup(lesson.summary)}</p>
      <ul className={styles.facts}>
        <li><Icon of={Clock} size={15} />{t("minutes", { minutes: lesson.minutes })}</li>
        <li><Icon of={CalendarCheck} size={15} />{t("updated", { date })}</li>
      </ul>
      {translation.stale.length > 0 && (
        <p className={`${styles.stale} ${styles.staleTop}`}>{t(translation.source === "en" ? "stale.lesson" : "stale.lessonFromChinese", { count: translation.stale.length })}</p>
      )}
      <section className={styles.objectives}>
        <h2>{t("objectives")}</h2>
        <ul>{lesson.objectives.map((objective) => <li key={objective}>{inlineMarkup(objective)}</li>)}</ul>
      </section>
      <div className={styles.inlineLab}><LessonLabs locale={locale} labs={place.labs} /></div>
    </header>
  );
}
