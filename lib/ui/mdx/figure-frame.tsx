import type { ReactNode } from "react";
import styles from "./figure-frame.module.css";

export interface FigureFrameProps {
  readonly caption: string;
  /** The figure in words, and what that part is called. */
  readonly text: ReactNode;
  readonly textLabel: string;
  /** `words`: the words are shown; `running`: they can be unfolded. */
  readonly state: "words" | "running";
  /** Why there is no figure (yet). */
  readonly note: string;
  readonly children: ReactNode;
}

/** What every interactive figure stands in: its caption, the figure, and its text alternative. */
export function FigureFrame({ caption, text, textLabel, state, note, children }: FigureFrameProps) {
  return (
    <figure className={styles.frame}>
      <figcaption className={styles.caption}>{caption}</figcaption>
      {state === "running" ? <div className={styles.figure}>{children}</div> : <p className={styles.note}>{note}</p>}
      <details className={styles.words} open={state === "words"}>
        <summary>{textLabel}</summary>
        <div>{text}</div>
      </details>
    </figure>
  );
}
