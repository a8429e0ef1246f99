"use client";

import { useEffect, useState } from "react";
import { classNames } from "../primitives/class-names";
import { headingInView } from "../shell/heading-in-view";
import styles from "./contents.module.css";

export interface ContentsEntry {
  readonly id: string;
  readonly level: 2 | 3;
  readonly text: string;
}

/** The page's headings; the one that is being read is marked. Without script it is a plain list of links. */
export function Contents({ label, entries }: { label: string; entries: readonly ContentsEntry[] }) {
  const [current, setCurrent] = useState<string | null>(null);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      frame = 0;
      setCurrent(headingInView(document));
    };
    const later = () => { frame ||= requestAnimationFrame(look); };
    later();
    addEventListener("scroll", later, { passive: true });
    addEventListener("resize", later);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener("scroll", later);
      removeEventListener("resize", later);
    };
  }, []);
  return (
    <nav aria-label={label} className={styles.contents}>
      <p className={styles.title} aria-hidden>{label}</p>
      <ContentsList entries={entries} current={current} />
    </nav>
  );
}

/** The same list for narrow screens, folded. */
export function FoldedContents({ label, entries }: { label: string; entries: readonly ContentsEntry[] }) {
  return (
    <details className={styles.folded}>
      <summary>{label}</summary>
      <nav aria-label={label}><ContentsList entries={entries} current={null} /></nav>
    </details>
  );
}

function ContentsList({ entries, current }: { entries: readonly ContentsEntry[]; current: string | null }) {
  return (
    <ul className={styles.list}>
      {entries.map(({ id, level, text }) => (
        <li key={id} className={classNames(level === 3 && styles.sub)}>
          <a href={`#${id}`} aria-current={id === current ? "location" : undefined} className={styles.link}>{text}</a>
        </li>
      ))}
    </ul>
  );
}
