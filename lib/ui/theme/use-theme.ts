"use client";

import { useLayoutEffect, useState } from "react";
import { settleTheme, themeCookie, type ThemeChoice } from "./theme";

/** The chosen theme, and how to choose another one, which is kept for a year. Follows the system while that is chosen. */
export function useTheme(initial: ThemeChoice): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState(initial);
  useLayoutEffect(() => {
    // Also where the root element was made anew, and the head's script did not run: on error pages.
    document.documentElement.dataset.themeChoice = choice;
    settleTheme();
    const system = matchMedia("(prefers-color-scheme: dark)");
    system.addEventListener("change", settleTheme);
    return () => system.removeEventListener("change", settleTheme);
  }, [choice]);
  return [choice, (next) => {
    document.cookie = `${themeCookie}=${next}; path=/; max-age=31536000; samesite=lax`;
    setChoice(next);
  }];
}
