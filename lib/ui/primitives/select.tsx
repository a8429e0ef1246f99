"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide";
import { classNames } from "./class-names";
import field from "./field.module.css";
import { Icon } from "./icon";
import styles from "./popup.module.css";

export interface SelectOption {
  value: string;
  label: string;
}

export interface SelectProps {
  label: string;
  options: readonly SelectOption[];
  name?: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
}

/** One choice of several; submits with a form under `name`. */
export function Select({ label, options, name, value, defaultValue, onValueChange, className }: SelectProps) {
  return (
    <Base.Root items={[...options]} name={name} value={value} defaultValue={defaultValue} onValueChange={(next) => next !== null && onValueChange?.(next)}>
      <div className={classNames(field.field, className)}>
        <Base.Label className={field.label}>{label}</Base.Label>
        <Base.Trigger className={classNames(field.control, styles.trigger)}>
          <Base.Value /> <Base.Icon><Icon of={ChevronsUpDown} size={16} /></Base.Icon>
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={4} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={styles.item}>
                  <span className={styles.check}><Base.ItemIndicator><Icon of={Check} size={16} /></Base.ItemIndicator></span>
                  <Base.ItemText>{option.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
