import styles from "./skip-link.module.css";

/** The page's main part takes this id; it needs `tabIndex={-1}` to receive the focus. */
export const mainId = "main";

/** The first stop of the Tab key: past the header. Seen only while it has the focus. */
export function SkipLink({ children }: { children: string }) {
  return <a href={`#${mainId}`} className={styles.skip}>{children}</a>;
}
