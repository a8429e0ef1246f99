import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

function theme(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf("\n}", start));
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map((match) => [match[1]!, match[2]!]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const light = theme(":root");
const dark = new Map([...light, ...theme(':root[data-theme="dark"]')]);

const surfaces = ["surface-0", "surface-1", "surface-2"];
const inks = ["ink-1", "ink-2", "ink-3", "accent", "accent-hover", "ok", "fail", "warn", "info", "fig-process", "fig-message", "fig-store", "fig-queue", "fig-time"];
const tinted = ["accent", "ok", "fail", "warn", "info"];

/** Pairs that carry text: at least 4.5 : 1. */
const textPairs = [
  ...surfaces.flatMap((surface) => inks.map((ink) => [ink, surface] as const)),
  ...["ink-1", "ink-2"].map((ink) => [ink, "surface-3"] as const),
  ...tinted.flatMap((tone) => [["ink-1", `${tone}-soft`] as const, ["ink-2", `${tone}-soft`] as const, [tone, `${tone}-soft`] as const]),
  ["ink-inverse", "accent"] as const,
  ["ink-inverse", "accent-hover"] as const,
];

/** Borders of controls and the focus ring: at least 3 : 1. */
const edgePairs = surfaces.flatMap((surface) => [["line-strong", surface] as const, ["focus", surface] as const]);

describe.each([["light", light], ["dark", dark]])("%s theme", (_name, colours) => {
  const ratio = ([ink, surface]: readonly [string, string]) => contrast(colours.get(ink)!, colours.get(surface)!);

  it("has every text readable on what it stands on (4.5 : 1)", () => {
    expect(textPairs.filter((pair) => !(ratio(pair) >= 4.5)).map((pair) => `${pair.join(" on ")}: ${ratio(pair).toFixed(2)}`)).toEqual([]);
  });

  it("has edges of controls and the focus ring visible (3 : 1)", () => {
    expect(edgePairs.filter((pair) => !(ratio(pair) >= 3)).map((pair) => `${pair.join(" on ")}: ${ratio(pair).toFixed(2)}`)).toEqual([]);
  });
});
