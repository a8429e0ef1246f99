import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { isLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/ui/primitives/link";
import { Page } from "@/lib/ui/shell/page";
import { allLabs } from "./lab-data.server";
import styles from "./labs.module.css";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: "workspace.labs" });
  return { title: t("title"), description: t("lead") };
}

/** Every lab of the course. */
export default async function LabsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const [t, labs] = await Promise.all([getTranslations({ locale, namespace: "workspace.labs" }), allLabs()]);
  return (
    <Page>
      <h1>{t("title")}</h1>
      <p className={styles.lead}>{t("lead")}</p>
      {labs.length === 0 && <p>{t("none")}</p>}
      <ul className={styles.labs}>
        {labs.map((lab) => (
          <li key={lab.id} className={styles.lab}>
            <h2><Link href={`/${locale}/labs/${lab.id}`}>{lab.title[locale]}</Link></h2>
            <p>{lab.summary[locale]}</p>
            <p className={styles.facts}>{t("minutes", { minutes: lab.minutes })} · {t("tests", { count: lab.tests.length })}</p>
            {lab.lessons.map((lesson) => <Link key={lesson} href={`/${locale}/learn/${lesson}`}>{t("lesson")}</Link>)}
          </li>
        ))}
      </ul>
    </Page>
  );
}
