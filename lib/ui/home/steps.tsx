import styles from "./steps.module.css";

/** What one does, in order: a lane on which time runs to the right (downwards on a narrow screen). */
export function Steps({ items }: { items: readonly { name: string; text: string }[] }) {
  return (
    <ol className={styles.steps}>
      {items.map(({ name, text }) => (
        <li key={name} className={styles.step}>
          <h3 className={styles.name}>{name}</h3>
          <p className={styles.text}>{text}</p>
        </li>
      ))}
    </ol>
  );
}
