export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Holds the choice, so that the server can render it at once. Absent means "system". */
export const themeCookie = "theme";

export function themeChoice(value: string | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === value) ?? "system";
}

/** Attributes of the root element. "system" is settled in the browser, before anything is drawn. */
export function themeAttributes(choice: ThemeChoice) {
  return { "data-theme-choice": choice, "data-theme": choice === "system" ? undefined : choice };
}

/**
 * Sets `data-theme` on the root to "light" or "dark": the choice, or the system's. That attribute is all that style sheets
 * and the editor look at.
 */
export function settleTheme(): void {
  const { dataset } = document.documentElement;
  const choice = dataset.themeChoice;
  dataset.theme = choice === "light" || choice === "dark" ? choice : matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** The same as `settleTheme`, for the head: it runs before the first paint and before any module has loaded. */
export const themeScript = `{const{dataset:d}=document.documentElement,c=d.themeChoice;d.theme=c==="light"||c==="dark"?c:matchMedia("(prefers-color-scheme: dark)").matches?"dark":"light"}`;
