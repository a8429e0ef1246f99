import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type { AxeResults } from "axe-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Expects axe-core to find nothing on the page as it stands: WCAG 2.2 A and AA, and axe's best practices.
 * The hidden frame in which labs run has no content for people. The page's own policy stays in force: the script is handed
 * over by the browser's debugger, not by a tag.
 */
export async function expectAccessible(page: Page): Promise<void> {
  // Colours in the middle of a transition are neither the one nor the other.
  await page.waitForFunction(() => document.getAnimations().every((animation) => animation.playState !== "running"));
  await page.evaluate(source);
  const { violations } = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    return axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], iframes: false });
  });
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} — ${node.target.join(" ")} — ${node.failureSummary ?? ""}`));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}
