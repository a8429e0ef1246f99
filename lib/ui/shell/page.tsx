import type { ComponentProps } from "react";
import { classNames } from "../primitives/class-names";
import styles from "./page.module.css";
import { mainId } from "./skip-link";

/** The main landmark of a page, in the site's margins. `narrow` is a column of reading width, for forms and short texts. */
export function Page({ narrow = false, className, ...rest }: ComponentProps<"main"> & { narrow?: boolean }) {
  return <main {...rest} id={mainId} tabIndex={-1} className={classNames(styles.page, narrow && styles.narrow, className)} />;
}
