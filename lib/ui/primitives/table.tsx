import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import { Scrollable } from "./scrollable";
import styles from "./table.module.css";

/** A table that scrolls sideways by itself when it is wider than the page. `label` names it for screen readers. */
export function Table({ label, className, ...rest }: ComponentProps<"table"> & { label: string }) {
  return (
    <Scrollable label={label} className={styles.scroll}>
      <table {...rest} className={classNames(styles.table, className)} />
    </Scrollable>
  );
}
