/** Attributes of a box that scrolls sideways: the keyboard must be able to reach it, and a screen reader to name it. */
export function scrollable(label: string): { role: "group"; "aria-label": string; tabIndex: number } {
  return { role: "group", "aria-label": label, tabIndex: 0 };
}
