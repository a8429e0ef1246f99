import { classNames } from "./class-names";
import styles from "./button.module.css";

export interface ButtonLook {
  /** One primary action a view; `danger` for what cannot be undone. Default: secondary. */
  kind?: "primary" | "secondary" | "quiet" | "danger";
  /** `small` is 32 px high, `medium` 40 px. */
  size?: "small" | "medium";
  /** Square; the control then needs an `aria-label`. */
  iconOnly?: boolean;
}

/** The classes of a button's look, for elements that are not `Button` or `LinkButton` (such as a trigger of a headless part). */
export function buttonClass({ kind = "secondary", size = "medium", iconOnly = false }: ButtonLook = {}, extra?: string): string {
  return classNames(styles.button, styles[kind], size === "small" && styles.small, iconOnly && styles.iconOnly, extra);
}
