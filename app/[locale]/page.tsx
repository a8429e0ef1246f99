import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { setRequestLocale } from "next-intl/server";
import { getViewer } from "@/lib/auth";
import { getCourse, readyLessons, type Course } from "@/lib/content";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { Atlas } from "@/lib/ui/atlas/atlas";
import { Contents } from "@/lib/ui/home/contents";
import { FailureFigure } from "@/lib/ui/home/failure-figure";
import { LoopFigure } from "@/lib/ui/home/loop-figure";
import { Steps } from "@/lib/ui/home/steps";
import { LinkButton } from "@/lib/ui/primitives/link-button";
import { Page } from "@/lib/ui/shell/page";
import { accountDone } from "./_progress/account-done.server";
import { lessonMarks } from "./_progress/lesson-marks";
import { atlasModules, contentsModules } from "./course-view";
import styles from "./home.module.css";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { name, tagline } = messages[locale].site;
  return { title: { absolute: `${name} · ${tagline}` } };
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const course = await getCourse(locale);
  const text = messages[locale].home;
  const viewer = await getViewer();
  const done = viewer && await accountDone(viewer);
  return (
    <Page>
      <Hero locale={locale} course={course} />
      <section className={styles.section} aria-labelledby="how">
        <h2 id="how">{text.steps.title}</h2>
        <Steps items={text.steps.items} />
      </section>
      <section className={styles.section} aria-labelledby="failure">
        <h2 id="failure">{text.failure.title}</h2>
        <p className={styles.sectionLead}>{text.failure.lead}</p>
        <FailureFigure text={text.failure.figure} />
      </section>
      <section className={styles.section} aria-labelledby="map">
        <MapHead locale={locale} course={course} />
        <Atlas modules={atlasModules(course, locale)} text={text.map} markOf={lessonMarks(course, locale, done, true)} />
      </section>
      <section className={styles.section} aria-labelledby="contents">
        <h2 id="contents">{text.contents.title}</h2>
        <Contents modules={contentsModules(course, locale)} planned={text.map.planned} markOf={lessonMarks(course, locale, done, false)} />
      </section>
    </Page>
  );
}

function Hero({ locale, course }: { locale: Locale; course: Course }) {
  const text = messages[locale].home;
  const first = readyLessons(course)[0];
  const labels: Readonly<Record<string, string>> = text.parts;
  return (
    <div className={styles.hero}>
      <div className={styles.opening}>
        <h1>{text.title}</h1>
        <p className={styles.lead}>{text.lead}</p>
        <p className={styles.audience}>{text.audience}</p>
        <div className={styles.actions}>
          {first && <LinkButton kind="primary" href={`/${locale}/learn/${first.id}`}>{text.start.replace("{lesson}", labels[first.id] ?? first.title)}</LinkButton>}
          <LinkButton href="#map">{text.toMap}</LinkButton>
        </div>
      </div>
      <div className={styles.figure}><LoopFigure text={text.loop} /></div>
    </div>
  );
}

function MapHead({ locale, course }: { locale: Locale; course: Course }) {
  const text = messages[locale].home.map;
  const all = course.modules.flatMap((module) => module.lessons).length;
  const counts = text.counts.replace("{open}", String(readyLessons(course).length)).replace("{all}", String(all));
  return (
    <div className={styles.mapHead}>
      <div>
        <h2 id="map">{text.title}</h2>
        <p>{text.lead}{locale === "zh" ? "" : " "}{counts}</p>
      </div>
      <ul className={styles.legend}>
        <li><span className={`${styles.swatch} ${styles.open}`} aria-hidden="true" />{text.open}</li>
        <li><span className={`${styles.swatch} ${styles.planned}`} aria-hidden="true" />{text.planned}</li>
      </ul>
    </div>
  );
}
