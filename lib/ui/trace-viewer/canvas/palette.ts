import type { LaneSpan } from "../lens";
import type { Family } from "../model/kinds";

const names = [
  "surface-0", "surface-1", "surface-2", "surface-3", "line", "line-strong", "ink-1", "ink-2", "ink-3", "ink-inverse", "accent", "accent-soft", "fail", "fail-soft",
  "warn", "warn-soft", "info", "fig-process", "fig-message", "fig-store", "fig-queue", "fig-time", "ok", "info-soft",
] as const;

export type Colour = (typeof names)[number];

/** The tokens as a canvas needs them: resolved, in the theme of the moment. */
export interface Palette {
  readonly of: Readonly<Record<Colour, string>>;
  readonly sans: string;
  readonly mono: string;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    of: Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Colour, string>,
    sans: value("font-sans"),
    mono: value("font-mono"),
  };
}

export const familyColour: Readonly<Record<Family, Colour>> = {
  wrong: "fail", message: "fig-message", life: "fig-process", fault: "warn", state: "fig-queue", said: "ink-2", time: "fig-time",
};

/** Fill and edge of a lens's spans. */
export const toneColours: Readonly<Record<LaneSpan["tone"], readonly [Colour, Colour]>> = {
  accent: ["accent-soft", "accent"], calm: ["info-soft", "info"], warn: ["warn-soft", "warn"], muted: ["surface-3", "line-strong"],
};
