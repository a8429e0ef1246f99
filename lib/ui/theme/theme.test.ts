import { afterEach, describe, expect, it, vi } from "vitest";
import { settleTheme, themeChoice, themeScript } from "./theme";

const settled = (run: () => void, choice: string, systemIsDark: boolean) => {
  const dataset: Record<string, string> = { themeChoice: choice };
  vi.stubGlobal("document", { documentElement: { dataset } });
  vi.stubGlobal("matchMedia", () => ({ matches: systemIsDark }));
  run();
  return dataset.theme;
};

afterEach(() => vi.unstubAllGlobals());

describe.each([["the head's script", () => new Function(themeScript)()], ["settleTheme", settleTheme]])("%s", (_name, run) => {
  it("takes the choice, whatever the system says", () => {
    expect([settled(run, "light", true), settled(run, "dark", false)]).toEqual(["light", "dark"]);
  });

  it("takes the system's theme where that is chosen", () => {
    expect([settled(run, "system", true), settled(run, "system", false)]).toEqual(["dark", "light"]);
  });
});

it("takes an unknown cookie for no choice", () => {
  expect(themeChoice("purple")).toBe("system");
});
