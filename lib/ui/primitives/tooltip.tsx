"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import styles from "./popup.module.css";

/** A short hint on hover and focus. It repeats or adds; the control's own label must be enough without it. */
export function Tooltip({ content, children }: { content: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}><Base.Popup className={styles.tooltip}>{content}</Base.Popup></Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
