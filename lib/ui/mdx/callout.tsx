import { History, Lightbulb, Pencil, TriangleAlert } from "lucide";
import type { ReactNode } from "react";
import { classNames } from "../primitives/class-names";
import { Icon } from "../primitives/icon";
import styles from "./callout.module.css";

const icons = { note: Pencil, tip: Lightbulb, warning: TriangleAlert, changed: History };

/** A remark beside the main line. The title says in words what the icon and colour say. */
export function Callout({ kind, title, children }: { kind: keyof typeof icons; title: string; children: ReactNode }) {
  return (
    <div role="note" aria-label={title} className={classNames(styles.callout, styles[kind])}>
      <p className={styles.title} aria-hidden><Icon of={icons[kind]} size={16} />{title}</p>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
