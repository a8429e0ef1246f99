import { getTranslations } from "next-intl/server";
import type { CourseLab } from "@/lib/content";
import type { Locale } from "@/lib/i18n/locales";
import { LabCard } from "@/lib/ui/lesson/lab-card";

/** The lesson's labs as cards. */
export async function LessonLabs({ locale, labs, closing = false }: { locale: Locale; labs: readonly CourseLab[]; closing?: boolean }) {
  const t = await getTranslations({ locale, namespace: "lesson.lab" });
  return labs.map((lab) => (
    <LabCard
      key={lab.id} href={`/${locale}/labs/${lab.id}`} title={lab.title} summary={lab.summary}
      heading={closing ? t("closing") : t("heading")} minutes={t("minutes", { minutes: lab.minutes })} open={t("open")}
    />
  ));
}
