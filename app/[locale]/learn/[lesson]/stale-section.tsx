import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/locales";
import styles from "@/lib/ui/lesson/lesson.module.css";

/** Below a heading: this section was translated from an older text. */
export async function StaleSection({ locale, source, lesson, heading }: { locale: Locale; source: Locale; lesson: string; heading: string }) {
  const t = await getTranslations({ locale, namespace: "lesson.stale" });
  return <p className={styles.stale}>{t("section")} <a href={`/${source}/learn/${lesson}#${heading}`} hrefLang={source}>{t("read")}</a></p>;
}
