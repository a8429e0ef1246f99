export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** Holds the choice, so that the server can render it at once. Absent means "system". */
export const themeCookie = "theme";

export function themeChoice(value: string | undefined): ThemeChoice {
  return themeChoices.find((choice) => choice === value) ?? "system";
}

/** Attributes of the root element. "system" is settled by `themeScript` before anything is drawn. */
export function themeAttributes(choice: ThemeChoice) {
  return { "data-theme-choice": choice, "data-theme": choice === "system" ? undefined : choice };
}

/**
 * Runs in the head, before the first paint: settles "system" to light or dark, and follows the system while it is chosen.
 * So `data-theme` on the root is always "light" or "dark", and that is all that style sheets and the editor look at.
 */
export const themeScript = `(()=>{const r=document.documentElement,m=matchMedia("(prefers-color-scheme: dark)"),s=()=>{const c=r.dataset.themeChoice;r.dataset.theme=c==="light"||c==="dark"?c:m.matches?"dark":"light"};s();m.addEventListener("change",s);new MutationObserver(s).observe(r,{attributeFilter:["data-theme-choice"]})})()`;
