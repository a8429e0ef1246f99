import type { Locale } from "@/lib/i18n/locales";
import * as messages from "@/lib/i18n/messages/progress";
import { Link } from "../primitives/link";
import { ProgressBar } from "../primitives/progress-bar";
import { StatusMark } from "../primitives/status-mark";
import { Table } from "../primitives/table";
import styles from "./progress.module.css";

/** An open lesson, as the progress page lists it. */
export interface ProgressLesson {
  id: string;
  title: string;
  href: string;
  /** How many questions its quiz has. */
  questions: number;
  labs: readonly { id: string; title: string; href: string }[];
}

/** What has been done, by whichever of account and browser knows it. */
export interface Done {
  /** Ids of lessons. */
  read: readonly string[];
  /** Questions answered right, by lesson. */
  right: Readonly<Record<string, number>>;
  /** Labs that the server has passed. */
  verified: readonly string[];
  /** Labs passed in this browser. */
  local: readonly string[];
}

/** The course, with what has been done of it: three counts, then lesson by lesson. */
export function Overview({ locale, lessons, done }: { locale: Locale; lessons: readonly ProgressLesson[]; done: Done }) {
  const text = messages[locale];
  const labs = lessons.flatMap((lesson) => lesson.labs);
  const questions = lessons.reduce((sum, lesson) => sum + lesson.questions, 0);
  const right = lessons.reduce((sum, lesson) => sum + Math.min(done.right[lesson.id] ?? 0, lesson.questions), 0);
  const passed = labs.filter((lab) => done.verified.includes(lab.id) || done.local.includes(lab.id)).length;
  const of = (count: number, all: number) => text.summary.of.replace("{done}", String(count)).replace("{all}", String(all));
  const read = lessons.filter((lesson) => done.read.includes(lesson.id)).length;
  return (
    <>
      <div className={styles.summary}>
        <ProgressBar label={text.summary.lessons} value={read} max={lessons.length} text={of(read, lessons.length)} />
        <ProgressBar label={text.summary.quizzes} value={right} max={questions} text={of(right, questions)} />
        <ProgressBar label={text.summary.labs} value={passed} max={labs.length} text={of(passed, labs.length)} />
      </div>
      <h2 className={styles.heading}>{text.lessons}</h2>
      <Table label={text.lessons}>
        <thead><tr><th scope="col">{text.lesson}</th><th scope="col">{text.quiz}</th><th scope="col">{text.lab}</th></tr></thead>
        <tbody>
          {lessons.map((lesson) => (
            <tr key={lesson.id}>
              <th scope="row"><Link href={lesson.href}>{lesson.title}</Link> {done.read.includes(lesson.id) && <StatusMark status="passed" className={styles.beside}>{text.read}</StatusMark>}</th>
              <td>{lesson.questions > 0 ? text.quizScore.replace("{right}", String(done.right[lesson.id] ?? 0)).replace("{all}", String(lesson.questions)) : text.noQuiz}</td>
              <td>{lesson.labs.map((lab) => <div key={lab.id} className={styles.lab}><Link href={lab.href}>{lab.title}</Link> {labMark(lab.id, done, locale)}</div>)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}

function labMark(lab: string, done: Done, locale: Locale) {
  const text = messages[locale];
  if (done.verified.includes(lab)) return <StatusMark status="verified">{text.verified}</StatusMark>;
  if (done.local.includes(lab)) return <span title={text.localHint}><StatusMark status="local">{text.local}</StatusMark></span>;
  return <StatusMark status="planned">{text.unread}</StatusMark>;
}
