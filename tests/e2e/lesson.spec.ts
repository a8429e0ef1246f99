import { expect, test } from "@playwright/test";
import { expectAccessible } from "./axe";

const lesson = "/en/learn/workqueue";

test("a quiz is answered by keyboard, explains every option, and is remembered", async ({ page }) => {
  await page.goto(lesson);
  const question = page.getByRole("group", { name: /Question 1 of 5/ });
  await question.getByRole("button", { name: "Check" }).click();
  await expect(question.getByRole("status")).toHaveText("Choose an answer first.");

  const options = question.getByRole("radio");
  await options.first().focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  const verdict = question.getByText(/^(Right|Not quite)\.$/);
  await expect(verdict).toBeFocused();
  for (const option of await options.all()) await expect(option).toHaveAccessibleDescription(/correct/);
  await expectAccessible(page);

  await page.reload();
  await expect(options.first()).toBeChecked();
  await expect(verdict).toBeVisible();

  await question.getByRole("button", { name: "Try again" }).click();
  await expect(options.first()).toBeFocused();
  await expect(options.first()).not.toBeChecked();
});

test("pressing the mark records that the lesson was read", async ({ page }) => {
  await page.goto(lesson);
  const mark = page.getByRole("button", { name: "Mark as read" });
  await mark.click();
  await expect(page.getByText("✓ Read")).toBeVisible();
  await page.reload();
  await expect(page.getByText("✓ Read")).toBeVisible();
  await expect(mark).toBeHidden();
});

test("the table of contents follows the reader", async ({ page }) => {
  await page.goto(lesson);
  const contents = page.getByRole("navigation", { name: "On this page" }).first();
  await contents.getByRole("link").nth(4).click();
  await expect(contents.locator("[aria-current=location]")).toHaveCount(1);
  const id = new URL(page.url()).hash;
  await expect(contents.locator("[aria-current=location]")).toHaveAttribute("href", id);
  await expect(page.locator(`h2${id}, h3${id}`)).toBeInViewport();
});

test("a term's definition opens from the keyboard and closes with Escape", async ({ page }) => {
  await page.goto(lesson);
  const term = page.locator("article button[popovertarget]").first();
  const definition = page.locator("[popover]:popover-open");
  await term.focus();
  await page.keyboard.press("Enter");
  await expect(definition).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(definition).toHaveCount(0);
});

test("code is copied without its line numbers", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(lesson);
  const block = page.locator("[data-code]").first();
  await block.getByRole("button", { name: "Copy" }).click();
  await expect(block.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await block.locator("pre").textContent());
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the text, its figures' words and its terms are all there", async ({ page }) => {
    await page.goto("/zh/learn/workqueue");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("图的文字说明")).toBeVisible();
    await page.locator("article button[popovertarget]").first().click();
    await expect(page.locator("[popover]:popover-open")).toBeVisible();
  });
});
