import { BadgeCheck, CircleAlert, CircleCheck, CircleDashed, CircleDot, CircleX, Hourglass, LoaderCircle, Monitor, TriangleAlert, type IconNode } from "lucide";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import styles from "./status-mark.module.css";

/** Each status has its own shape, so that it is told apart without colour. */
const statuses = {
  verified: { icon: BadgeCheck, tone: "ok" },
  passed: { icon: CircleCheck, tone: "ok" },
  failed: { icon: CircleX, tone: "fail" },
  error: { icon: TriangleAlert, tone: "warn" },
  warning: { icon: CircleAlert, tone: "warn" },
  local: { icon: Monitor, tone: "info" },
  queued: { icon: Hourglass, tone: "plain" },
  running: { icon: LoaderCircle, tone: "accent" },
  open: { icon: CircleDot, tone: "accent" },
  planned: { icon: CircleDashed, tone: "plain" },
} as const satisfies Record<string, { icon: IconNode; tone: string }>;

export type Status = keyof typeof statuses;

/** An icon, a word and a colour that say the same. The word is required: `children`, in the reader's language. */
export function StatusMark({ status, pill = false, className, children }: { status: Status; pill?: boolean; className?: string; children: ReactNode }) {
  const { icon, tone } = statuses[status];
  return (
    <span className={classNames(styles.mark, styles[tone], pill && styles.pill, status === "running" && styles.running, className)}>
      <Icon of={icon} size={14} /> <span>{children}</span>
    </span>
  );
}
