import styles from "./select.module.css";

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  /** Values and words. */
  readonly options: readonly (readonly string[])[];
  readonly onChange: (value: string) => void;
}

/** One choice of a figure, under its label. */
export function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label className={styles.choice}>
      <span>{label}</span>
      <select className={styles.select} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([option = "", words = option]) => <option key={option} value={option}>{words}</option>)}
      </select>
    </label>
  );
}
