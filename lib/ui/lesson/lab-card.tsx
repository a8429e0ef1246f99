import { ArrowRight, FlaskConical } from "lucide";
import type { ReactNode } from "react";
import styles from "./lab-card.module.css";
import { Icon } from "../primitives/icon";
import { Link } from "../primitives/link";

export interface LabCardProps {
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  /** "60 min" */
  readonly minutes: string;
  /** "The lab" */
  readonly heading: string;
  /** "Open the lab" */
  readonly open: string;
  /** What the reader has reached in it. */
  readonly state?: ReactNode;
}

/** Leads from a lesson to its lab. */
export function LabCard({ href, title, summary, minutes, heading, open, state }: LabCardProps) {
  return (
    <section className={styles.card} aria-label={`${heading}: ${title}`}>
      <p className={styles.heading}><Icon of={FlaskConical} size={16} /> {heading} · {minutes}</p>
      <p className={styles.title}>{title}</p>
      <p className={styles.summary}>{summary}</p>
      <div className={styles.foot}>
        <Link href={href} className={styles.open}>{open} <Icon of={ArrowRight} size={16} /></Link>
        {state}
      </div>
    </section>
  );
}
