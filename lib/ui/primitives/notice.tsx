import { CircleCheck, CircleX, Info, TriangleAlert } from "lucide";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import styles from "./notice.module.css";

const icons = { ok: CircleCheck, fail: CircleX, warn: TriangleAlert, info: Info };

export interface NoticeProps {
  tone: keyof typeof icons;
  /** Says in a word what kind of notice it is, or what happened. The icon alone would not. */
  title?: ReactNode;
  children?: ReactNode;
  /** `status` is announced when it appears, `alert` at once. Leave out for what stands in the page from the start. */
  role?: "status" | "alert" | "note";
  className?: string;
}

/** A message set apart from the text around it. */
export function Notice({ tone, title, children, role, className }: NoticeProps) {
  return (
    <div role={role} className={classNames(styles.notice, styles[tone], className)}>
      <Icon of={icons[tone]} size={18} className={styles.icon} />
      {title && <div className={styles.title}>{title}</div>}
      {children && <div className={styles.body}>{children}</div>}
    </div>
  );
}
