import { expect, test, type Page } from "@playwright/test";
import { traceWords } from "@/lib/i18n/messages/trace";
import { expectAccessible } from "./axe";

const words = traceWords.en;

/** The Raft lesson's cluster, running in the page. */
async function cluster(page: Page) {
  await page.goto("/en/learn/raft-election");
  const figure = page.locator("figure", { has: page.getByRole("button", { name: words.scenario.reset }) });
  const place = page.locator("figure").filter({ hasText: "Five Raft servers, yours to break" });
  await place.scrollIntoViewIfNeeded();
  await expect(figure.getByRole("button", { name: words.scenario.reset })).toBeVisible();
  return figure;
}

const time = async (figure: Awaited<ReturnType<typeof cluster>>) => Number((await figure.locator("output").innerText()).replace(/\D/g, ""));

test("a lesson's simulation runs live, and what the reader does to it happens and stays done", async ({ page }) => {
  const figure = await cluster(page);
  await figure.getByRole("button", { name: words.play.play, exact: true }).click();
  await expect.poll(() => time(figure)).toBeGreaterThan(300);
  await figure.getByRole("button", { name: words.play.pause, exact: true }).click();

  const before = await time(figure);
  await figure.getByRole("button", { name: `n3: ${words.scenario.crash}` }).click();
  await expect(figure.getByRole("button", { name: `n3: ${words.scenario.restart}` })).toBeVisible();
  await expect(figure).toContainText(words.scenario.mine);
  expect(await time(figure)).toBe(before + 1);

  await figure.getByRole("checkbox", { name: "n1" }).check();
  await figure.getByRole("checkbox", { name: "n2" }).check();
  await figure.getByRole("button", { name: `${words.scenario.cut}: n1, n2` }).click();
  await figure.getByRole("radio", { name: words.table }).check();
  await expect(figure.getByRole("row").filter({ hasText: "n3 crashes" })).toBeVisible();
  await expect(figure.getByRole("row").filter({ hasText: "A fault begins: n1, n2 and n3, n4, n5 are cut off" })).toBeVisible();
  await expect(figure.getByRole("button", { name: words.scenario.heal })).toHaveAttribute("aria-disabled", "false");

  await figure.getByRole("button", { name: words.scenario.reset }).click();
  await expect(figure.getByRole("button", { name: `n3: ${words.scenario.crash}` })).toBeVisible();
  await expect(figure).not.toContainText(words.scenario.mine);
});

test("nothing is told of what has not happened yet", async ({ page }) => {
  const figure = await cluster(page);
  const slider = figure.getByRole("slider");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  const now = await time(figure);
  await figure.getByRole("radio", { name: words.table }).check();
  const times = await figure.getByRole("row").getByRole("button").allInnerTexts();
  expect(times.length).toBeGreaterThan(0);
  for (const text of times) expect(Math.floor(Number(text.replace(/[^\d.]/g, "")))).toBeLessThanOrEqual(now);
});

test("axe finds nothing in a live scenario", async ({ page }) => {
  await cluster(page);
  await expectAccessible(page);
});
