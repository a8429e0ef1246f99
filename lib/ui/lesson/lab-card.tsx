import { ArrowRight, FlaskConical } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import styles from "./lab-card.module.css";

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
      <p className={styles.heading}><FlaskConical size={16} aria-hidden /> {heading} · {minutes}</p>
      <p className={styles.title}>{title}</p>
      <p className={styles.summary}>{summary}</p>
      <div className={styles.foot}>
        <Link href={href} prefetch={false} className={styles.open}>{open} <ArrowRight size={16} aria-hidden /></Link>
        {state}
      </div>
    </section>
  );
}
