"use client";

import type { ReactNode } from "react";
import { themeChoices, type ThemeChoice } from "../theme/theme";
import { useTheme } from "../theme/use-theme";
import { Disclosure } from "./disclosure";
import styles from "./header.module.css";

export interface ThemeMenuProps {
  initial: ThemeChoice;
  label: string;
  names: Record<ThemeChoice, string>;
  /** Drawn on the server, so that a page need not bring the script to draw them. */
  icons: Record<ThemeChoice, ReactNode>;
}

/** Chooses light, dark or the system's theme; the choice is kept in a cookie for a year. */
export function ThemeMenu({ initial, label, names, icons }: ThemeMenuProps) {
  const [choice, choose] = useTheme(initial);
  return (
    <Disclosure className={styles.menu}>
      <summary className={styles.item} aria-label={`${label}: ${names[choice]}`} title={label}>{icons[choice]}</summary>
      <div role="group" aria-label={label} className={styles.panel}>
        {themeChoices.map((option) => (
          <button key={option} type="button" aria-pressed={option === choice} className={styles.choice} onClick={() => choose(option)}>
            {icons[option]} {names[option]}
          </button>
        ))}
      </div>
    </Disclosure>
  );
}
