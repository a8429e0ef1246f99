import { getTranslations } from "next-intl/server";
import { getViewer } from "@/lib/auth";
import type { CourseLab } from "@/lib/content";
import { database } from "@/lib/db";
import type { Locale } from "@/lib/i18n/locales";
import { getPasses } from "@/lib/progress";
import { LabCard } from "@/lib/ui/lesson/lab-card";
import { StatusMark } from "@/lib/ui/primitives/status-mark";
import { LabState } from "./lab-state.client";

/** The lesson's labs as cards, with what the reader has reached in them: verified by the server, or passed in this browser. */
export async function LessonLabs({ locale, labs, closing = false }: { locale: Locale; labs: readonly CourseLab[]; closing?: boolean }) {
  const [t, viewer] = await Promise.all([getTranslations({ locale, namespace: "lesson.lab" }), getViewer()]);
  const verified = new Set(viewer ? (await getPasses(database(), viewer)).map(({ lab }) => lab) : []);
  return labs.map((lab) => (
    <LabCard
      key={lab.id} href={`/${locale}/labs/${lab.id}`} title={lab.title} summary={lab.summary}
      heading={closing ? t("closing") : t("heading")} minutes={t("minutes", { minutes: lab.minutes })} open={t("open")}
      state={verified.has(lab.id) ? <StatusMark status="verified">{t("verified")}</StatusMark> : <LabState lab={lab.id} signedIn={viewer !== null} passed={<StatusMark status="local">{t("passed")}</StatusMark>} />}
    />
  ));
}
