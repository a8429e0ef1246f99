import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { notFound } from "next/navigation";
import { getCourse } from "@/lib/content";
import { isLocale } from "@/lib/i18n/locales";
import { Link } from "@/lib/ui/primitives/link";
import { Page } from "@/lib/ui/shell/page";
import { allLabs } from "./lab-data.server";
import { labsByModule } from "./labs-by-module";
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

/** Every lab of the course, module by module. */
export default async function LabsPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const [t, labs, course] = await Promise.all([getTranslations({ locale, namespace: "workspace.labs" }), allLabs(), getCourse(locale)]);
  const modules = labsByModule(course, labs);
  return (
    <Page>
      <h1>{t("title")}</h1>
      <p className={styles.lead}>{t("lead")}</p>
      {modules.length === 0 && <p>{t("none")}</p>}
      {modules.map((module) => (
        <section key={module.id} className={styles.module} aria-labelledby={module.id}>
          <h2 id={module.id}>{module.title}</h2>
          <ul className={styles.labs}>
            {module.labs.map((lab) => (
              <li key={lab.id} className={styles.lab}>
                <h3><Link href={`/${locale}/labs/${lab.id}`}>{lab.title[locale]}</Link></h3>
                <p>{lab.summary[locale]}</p>
                <p className={styles.facts}>{t("minutes", { minutes: lab.minutes })} · {t("tests", { count: lab.tests.length })}</p>
                {lab.lessons.map((lesson) => <Link key={lesson} href={`/${locale}/learn/${lesson}`}>{t("lesson")}</Link>)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
