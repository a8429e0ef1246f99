import type { ReactNode } from "react";
import { Link } from "../primitives/link";
import { StatusMark } from "../primitives/status-mark";
import styles from "./contents.module.css";

export interface ContentsModule {
  id: string;
  number: number;
  title: string;
  summary: string;
  lessons: readonly ContentsLesson[];
}

export interface ContentsLesson {
  id: string;
  title: string;
  /** Null while the lesson is planned. */
  href: string | null;
  /** "12 min", or empty. */
  minutes: string;
  labs: readonly { id: string; name: string; href: string; minutes: string }[];
}

/** The course as a table of contents. */
export function Contents({ modules, planned, markOf }: { modules: readonly ContentsModule[]; planned: string; markOf?: (lesson: string) => ReactNode }) {
  return (
    <div className={styles.contents}>
      {modules.map((module) => (
        <section key={module.id} id={`module-${module.id}`} className={styles.module} aria-labelledby={`title-${module.id}`}>
          <header className={styles.head}>
            <h3 id={`title-${module.id}`} className={styles.title}><span className={styles.number}>{module.number}</span>{module.title}</h3>
            <p className={styles.summary}>{module.summary}</p>
            {!module.lessons.some((lesson) => lesson.href) && <StatusMark status="planned" className={styles.allPlanned}>{planned}</StatusMark>}
          </header>
          <ul className={styles.lessons}>
            {module.lessons.map((lesson) => (
              <li key={lesson.id} className={styles.lesson}>
                {lesson.href
                  ? (
                    <>
                      <span className={styles.name}><Link href={lesson.href}>{lesson.title}</Link> <span className={styles.minutes}>{lesson.minutes}</span></span>
                      {markOf?.(lesson.id)}
                      {lesson.labs.map((lab) => (
                        <span key={lab.id} className={styles.lab}><Link href={lab.href}>{lab.name}</Link> <span className={styles.minutes}>{lab.minutes}</span></span>
                      ))}
                    </>
                  )
                  : <><span className={styles.plannedName}>{lesson.title}</span>{module.lessons.some((other) => other.href) && <StatusMark status="planned">{planned}</StatusMark>}</>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
