import { expect, test } from "@playwright/test";
import { expectAccessible } from "./axe";

test("the work queue's figure can be stepped through by keyboard, and taken over at any step", async ({ page }) => {
  await page.goto("/en/learn/workqueue");
  const figure = page.locator("figure").filter({ hasText: "The queue at work" });
  await figure.scrollIntoViewIfNeeded();
  const next = figure.getByRole("button", { name: "Next", exact: true });
  const event = figure.getByRole("status");
  await expect(event).toContainText("A new queue");

  await next.focus();
  for (let i = 0; i < 6; i++) await page.keyboard.press("Enter");
  await expect(event).toContainText("is added while a worker has it");
  await expect(figure.getByRole("group", { name: "Worker 1" })).toContainText("a");
  await figure.getByRole("button", { name: "Back" }).click();
  await expect(event).toContainText("Worker 2 gets");

  // From here on the story is the reader's own: what the reference solution makes of it.
  await figure.getByRole("button", { name: "Worker 2: Fails" }).click();
  await expect(event).toContainText("(failure 1): addRateLimited() lets it wait 5 ms");
  await expect(next).toHaveAttribute("aria-disabled", "true");
  await figure.getByRole("button", { name: "Worker 2: get()" }).click();
  await expect(event).toContainText("The queue is empty, so it waits");
  await figure.getByRole("button", { name: "To what is due next" }).click();
  await expect(event).toContainText("5 ms pass");
  await next.click();
  await expect(event).toContainText("Worker 2 is woken");
  await expect(figure.getByRole("group", { name: "processing" })).toContainText("ab");
  await expectAccessible(page);

  await figure.getByRole("button", { name: "Start over" }).click();
  await expect(event).toContainText("A new queue");
});
