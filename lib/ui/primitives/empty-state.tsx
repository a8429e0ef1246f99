import type { ReactNode } from "react";
import styles from "./empty-state.module.css";

export interface EmptyStateProps {
  title: string;
  /** Level of the title; `h1` where it is all that the page says. */
  heading?: "h1" | "h2" | "h3";
  /** What one can do about it. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** Says that there is nothing here, why, and where to go from here. */
export function EmptyState({ title, heading: Heading = "h2", actions, children }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Heading className={styles.title}>{title}</Heading>
      {children && <div className={styles.body}>{children}</div>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
