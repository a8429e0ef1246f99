import { useId, type ReactNode } from "react";
import styles from "./table.module.css";
import { scrollable } from "./scrollable";

/** A captioned table in a frame that scrolls sideways. The Markdown table stands inside. */
export function Table({ caption, children }: { caption: string; children: ReactNode }) {
  const id = useId();
  return (
    <figure className={styles.frame} aria-labelledby={id}>
      <figcaption id={id} className={styles.caption}>{caption}</figcaption>
      <div className={styles.scroll} {...scrollable(caption)}>{children}</div>
    </figure>
  );
}
