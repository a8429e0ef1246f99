import { themeCookie, type ThemeChoice } from "./theme";

/** Shows the page in the chosen theme (`themeScript` reacts to the attribute) and keeps the choice for a year. */
export function applyTheme(choice: ThemeChoice): void {
  document.cookie = `${themeCookie}=${choice}; path=/; max-age=31536000; samesite=lax`;
  document.documentElement.dataset.themeChoice = choice;
}
