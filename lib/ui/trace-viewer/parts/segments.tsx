import { useId } from "react";
import { classNames } from "@/lib/ui/primitives/class-names";
import { VisuallyHidden } from "@/lib/ui/primitives/visually-hidden";
import styles from "./parts.module.css";

interface SegmentsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChange: (value: T) => void;
  readonly title?: string;
  readonly className?: string;
}

/** One of a few, side by side: native radio buttons. */
export function Segments<T extends string>({ label, value, options, onChange, title, className }: SegmentsProps<T>) {
  const name = useId();
  return (
    <fieldset className={classNames(styles.segments, className)} title={title}>
      <legend><VisuallyHidden>{label}</VisuallyHidden></legend>
      {options.map(([option, text]) => (
        <label key={option} className={styles.segment}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} /> <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}
