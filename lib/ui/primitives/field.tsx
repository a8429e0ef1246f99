"use client";

import { Field as Base } from "@base-ui/react/field";
import { CircleAlert } from "lucide";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import { Icon } from "./icon";

export interface FieldProps {
  /** The name under which the control is submitted. */
  name: string;
  label: ReactNode;
  /** What to enter, before anything went wrong. */
  hint?: ReactNode;
  /** What is wrong and what to do; marks the control as invalid. */
  error?: ReactNode;
  /** Shown after the label, e.g. "optional". */
  note?: ReactNode;
  className?: string;
  /** A `TextInput`, or another control of Base UI. */
  children: ReactNode;
}

/** Label, control, hint and error, tied together for assistive technology. */
export function Field({ name, label, hint, error, note, className, children }: FieldProps) {
  return (
    <Base.Root name={name} invalid={Boolean(error)} className={classNames(styles.field, className)}>
      <Base.Label className={styles.label}>
        {label} {note && <span className={styles.optional}>{note}</span>}
      </Base.Label>
      {hint && <Base.Description className={styles.hint}>{hint}</Base.Description>}
      {children}
      {error && (
        <Base.Error match className={styles.error}>
          <Icon of={CircleAlert} size={14} /> <span>{error}</span>
        </Base.Error>
      )}
    </Base.Root>
  );
}

/** A one-line input; inside a `Field` it takes its name, label and validity from there. */
export function TextInput({ className, ...rest }: ComponentProps<typeof Base.Control>) {
  return <Base.Control {...rest} className={classNames(styles.control, className as string | undefined)} />;
}
