"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { themeChoices, type ThemeChoice } from "../theme/theme";
import { useTheme } from "../theme/use-theme";
import { Disclosure } from "./disclosure";
import styles from "./header.module.css";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Chooses light, dark or the system's theme; the choice is kept in a cookie for a year. */
export function ThemeMenu({ initial, label, names }: { initial: ThemeChoice; label: string; names: Record<ThemeChoice, string> }) {
  const [choice, choose] = useTheme(initial);
  const Current = icons[choice];
  return (
    <Disclosure className={styles.menu}>
      <summary className={styles.item} aria-label={`${label}: ${names[choice]}`} title={label}><Current size={18} aria-hidden /></summary>
      <div role="group" aria-label={label} className={styles.panel}>
        {themeChoices.map((option) => {
          const Icon = icons[option];
          return (
            <button key={option} type="button" aria-pressed={option === choice} className={styles.choice} onClick={() => choose(option)}>
              <Icon size={16} aria-hidden /> {names[option]}
            </button>
          );
        })}
      </div>
    </Disclosure>
  );
}
