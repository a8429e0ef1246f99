import styles from "./progress-bar.module.css";

/** How much of something is done, as a bar with its count in words beside it. */
export function ProgressBar({ value, max, label, text }: { value: number; max: number; label: string; text: string }) {
  return (
    <div className={styles.progress}>
      <span className={styles.label}>{label}</span> <span className={styles.text}>{text}</span>
      <progress className={styles.bar} value={value} max={Math.max(max, 1)} aria-label={label} aria-valuetext={text} />
    </div>
  );
}
