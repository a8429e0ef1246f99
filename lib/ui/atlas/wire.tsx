import styles from "./wire.module.css";

/** An arrow between two regions. Its shape is the style sheet's: beside each other on a wide screen, below each other on a narrow one. */
export function Wire({ kind, label }: { kind: "apply" | "observe" | "watch" | "store" | "toControllers" | "toScheduler" | "toNode"; label?: string }) {
  return (
    <span className={`${styles.wire} ${styles[kind]}`} aria-hidden="true">
      {label && <span className={styles.label}>{label}</span>}
      <span className={styles.head} />
      {kind === "store" && <span className={`${styles.head} ${styles.back}`} />}
    </span>
  );
}
