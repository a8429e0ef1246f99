import type { ReactNode } from "react";
import { scrollable } from "../scrollable";
import styles from "./diagram.module.css";

export interface DiagramProps {
  readonly width: string;
  readonly height: string;
  readonly alt: string;
  readonly caption?: string;
  readonly label: string;
  readonly children: ReactNode;
}

/** A drawing in the course's grammar; its parts are in parts.tsx. Scrolls sideways where it would become too small to read. */
export function Diagram({ width, height, alt, caption, label, children }: DiagramProps) {
  return (
    <figure className={styles.figure}>
      <div className={styles.scroll} {...scrollable(caption ?? label)}>
        <svg role="img" aria-label={alt} viewBox={`0 0 ${width} ${height}`} className={styles.drawing}>{children}</svg>
      </div>
      {caption && <figcaption className={styles.caption}>{caption}</figcaption>}
    </figure>
  );
}
