"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./tabs.module.css";

export interface TabItem {
  value: string;
  label: ReactNode;
  /** Shown while the tab is chosen. */
  panel: ReactNode;
}

export interface TabsProps extends Omit<ComponentProps<typeof Base.Root>, "children" | "className" | "onValueChange"> {
  /** Name of the row of tabs, for screen readers. */
  label: string;
  items: readonly TabItem[];
  onValueChange?: (value: string) => void;
  /** Keep hidden panels mounted, so that scroll and input in them survive. */
  keepMounted?: boolean;
  className?: string;
  panelClassName?: string;
}

/** Panels of which one shows. Arrow keys move between the tabs. */
export function Tabs({ label, items, onValueChange, keepMounted = false, className, panelClassName, ...rest }: TabsProps) {
  const first = items[0]?.value;
  const start = rest.value === undefined && rest.defaultValue === undefined ? { defaultValue: first } : {};
  return (
    <Base.Root {...start} {...rest} onValueChange={(value) => onValueChange?.(String(value))} className={classNames(styles.root, className)}>
      <Base.List aria-label={label} className={styles.list}>
        {items.map((item) => <Base.Tab key={item.value} value={item.value} className={styles.tab}>{item.label}</Base.Tab>)}
      </Base.List>
      {items.map((item) => (
        <Base.Panel key={item.value} value={item.value} keepMounted={keepMounted} className={classNames(styles.panel, panelClassName)}>
          {item.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
