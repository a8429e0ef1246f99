import { useId, type ReactNode } from "react";
import styles from "./term.module.css";

/**
 * A word with its definition: a native popover, opened by click, tap or Enter and closed by Escape, and shown on hover where
 * the browser can place it. No script.
 */
export function Term({ term, definition, children }: { term: string; definition: string; children: ReactNode }) {
  const id = useId();
  return (
    <span className={styles.wrap}>
      <button type="button" popoverTarget={id} className={styles.term}>{children}</button>
      <span popover="auto" id={id} className={styles.definition}>
        <strong className={styles.name}>{term}</strong> {definition}
      </span>
    </span>
  );
}
