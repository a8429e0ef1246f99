import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import styles from "./table.module.css";

/** The region scrolls, so the keyboard must be able to reach it. */
const scroller = { role: "region", tabIndex: 0 } as const;

/** A table that scrolls sideways by itself when it is wider than the page. `label` names it for screen readers. */
export function Table({ label, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    <div {...scroller} aria-label={label} className={styles.scroll}>
      <table {...rest} className={classNames(styles.table, className)} />
    </div>
  );
}
