import { randomUUID } from "node:crypto";
import path from "node:path";
import { expect, test, type Page } from "@playwright/test";
import lab from "@/labs/workqueue/lab";
import { mutated } from "@/lib/grader/cli/check/mutants";
import { labSources } from "@/lib/grader/cli/check/sources";
import { messages } from "@/lib/i18n/messages";
import { traceWords } from "@/lib/i18n/messages/trace";
import { expectAccessible } from "./axe";

const { solution, mutants } = labSources(path.join(import.meta.dirname, "..", "..", "labs", "workqueue"), lab);
const mine = lab.files.filter((file) => !file.readonly).map((file) => file.path);
/** The reference, but an item is queued although a worker has it. */
const wrong = mutated(solution, mutants.find(({ name }) => name === "queue-while-processing")!);
const broken = "queue.one-worker";
const words = traceWords.en;

/** Runs a solution with a known mistake; its first failure is open then. */
async function fail(page: Page, locale: "en" | "zh" = "en"): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("reconcile.editor", JSON.stringify({ editor: "plain" })));
  await page.goto(`/${locale}/labs/workqueue`);
  // On a narrow screen the panes are tabs.
  if ((page.viewportSize()?.width ?? 0) < 800) await page.getByRole("tab", { name: messages[locale].workspace.pane.editor }).click();
  for (const file of mine) {
    await page.getByRole("tab", { name: file }).click();
    await page.getByRole("textbox", { name: file }).fill(wrong[file] ?? "");
  }
  await page.getByRole("button", { name: messages[locale].workspace.run.run, exact: true }).click();
  await expect(lanes(page.locator(`[data-test="${broken}"]`), locale)).toBeVisible();
}

const lanes = (within: Pick<Page, "getByRole">, locale: "en" | "zh" = "en") => within.getByRole("slider", { name: traceWords[locale].lanesLabel });

async function enlarge(page: Page) {
  await page.locator(`[data-test="${broken}"]`).getByRole("button", { name: words.enlarge }).click();
  const dialog = page.getByRole("dialog", { name: words.title });
  await expect(lanes(dialog)).toBeVisible();
  return dialog;
}

test("a failed test opens on the event that it failed at, and its causes and states are beside it", async ({ page }) => {
  await fail(page);
  const item = page.locator(`[data-test="${broken}"]`);
  await expect(lanes(item)).toHaveAttribute("aria-valuetext", /queue is now .*processing: \[api\]/);
  const opened = await lanes(item).getAttribute("aria-valuenow") ?? "";

  const dialog = await enlarge(page);
  await expect(lanes(dialog)).toHaveAttribute("aria-valuenow", opened);
  const states = dialog.getByRole("region", { name: words.states.label });
  await expect(states).toContainText("[api]");
  // The lab's own picture of the queue.
  await expect(dialog.getByRole("group", { name: "processing a worker has it" })).toContainText("api");
});

test("stepping goes event by event, and a pinned moment is compared with", async ({ page }) => {
  await fail(page);
  const dialog = await enlarge(page);
  const at = async () => Number(await lanes(dialog).getAttribute("aria-valuenow"));
  const opened = await at();
  await dialog.getByRole("button", { name: words.play.back }).click();
  await expect.poll(at).toBe(opened - 1);
  await dialog.getByRole("button", { name: words.play.first }).click();
  await expect.poll(at).toBe(0);
  await dialog.getByRole("button", { name: words.pin.pin }).click();
  await dialog.getByRole("button", { name: words.play.last }).click();
  await expect.poll(at).toBe(opened);
  const states = dialog.getByRole("region", { name: words.states.label });
  await expect(states).toContainText(words.pin.since);
  await expect(states).toContainText("processing");
  await dialog.getByRole("button", { name: words.pin.unpin }).click();
  await expect(states).not.toContainText(words.pin.since);
});

test("a filter keeps stepping and the table to what fits it", async ({ page }) => {
  await fail(page);
  const dialog = await enlarge(page);
  await dialog.getByRole("button", { name: words.filter.button }).click();
  await dialog.getByRole("checkbox", { name: words.families.said }).uncheck();
  await dialog.getByRole("radio", { name: words.table }).check();
  const rows = dialog.getByRole("row");
  await expect(rows.filter({ hasText: "add(" })).toHaveCount(0);
  await expect(rows.filter({ hasText: "queue is now" }).first()).toBeVisible();

  await dialog.getByRole("searchbox", { name: words.filter.text }).fill("dirty: [api]");
  await expect(dialog.getByText(/^\d+ of \d+ events$/)).toBeVisible();
  await expect(rows.filter({ hasText: "queue starts" })).toHaveCount(0);
  await dialog.getByRole("button", { name: words.filter.clear }).click();
  await expect(rows.filter({ hasText: "add(" }).first()).toBeVisible();

  const start = rows.filter({ hasText: "queue starts" });
  await start.getByRole("button").click();
  await expect(start).toHaveAttribute("aria-current", "true");
  await expect(dialog.getByRole("status").filter({ hasText: "queue starts" })).toBeAttached();
});

test("from failure to cause and back by keyboard alone", async ({ page }) => {
  await fail(page);
  const item = page.locator(`[data-test="${broken}"]`);
  await item.getByRole("button", { name: words.enlarge }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: words.title });
  const slider = lanes(dialog);
  for (let presses = 0; presses < 30 && !(await slider.evaluate((element) => element === document.activeElement)); presses++) await page.keyboard.press("Tab");
  await expect(slider).toBeFocused();

  const opened = await slider.getAttribute("aria-valuenow") ?? "";
  await page.keyboard.press("Home");
  await expect(slider).toHaveAttribute("aria-valuetext", /queue starts/);
  await page.keyboard.press("ArrowRight");
  await expect(slider).toHaveAttribute("aria-valuenow", "1");
  await page.keyboard.press("ArrowUp");
  await expect(slider).toHaveAttribute("aria-valuetext", /add\("api"\)/);
  await page.keyboard.press("f");
  await expect(slider).toHaveAttribute("aria-valuenow", opened);
  await page.keyboard.press("Home");
  await page.keyboard.press(" ");
  await expect(slider).not.toHaveAttribute("aria-valuenow", "0");
  await page.keyboard.press(" ");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(item.getByRole("button", { name: words.enlarge })).toBeFocused();
});

test("an enlarged run stays open when the window crosses a breakpoint, and the panes behind it are rearranged", async ({ page }) => {
  await fail(page);
  const dialog = await enlarge(page);
  await dialog.getByRole("button", { name: words.play.back }).click();
  const chosen = await lanes(dialog).getAttribute("aria-valuenow") ?? "";
  const width = async () => (await lanes(dialog).boundingBox())?.width ?? 0;
  const wide = await width();
  const tabs = page.getByRole("tab", { name: messages.en.workspace.pane.results, includeHidden: true });
  await expect(tabs).toHaveCount(0);

  await page.setViewportSize({ width: 600, height: 800 });
  await expect(tabs).toHaveCount(1);
  await expect(lanes(dialog)).toHaveAttribute("aria-valuenow", chosen);
  await expect.poll(width).toBeLessThan(600);
  await page.setViewportSize({ width: 1000, height: 800 });
  await expect(tabs).toHaveCount(0);
  await expect.poll(width).toBeGreaterThan(800);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect.poll(width).toBe(wide);
  await expect(lanes(dialog)).toHaveAttribute("aria-valuenow", chosen);

  await page.keyboard.press("Escape");
  await expect(page.locator(`[data-test="${broken}"]`).getByRole("button", { name: words.enlarge })).toBeFocused();
});

test("a press on a mark chooses it, and a drag along the axis scrubs", async ({ page }) => {
  await fail(page);
  const dialog = await enlarge(page);
  const slider = lanes(dialog);
  await dialog.getByRole("button", { name: words.zoom.fit }).click();
  const box = await slider.boundingBox();
  if (!box) throw new Error("The lanes have no place.");
  await page.mouse.move(box.x + box.width - 60, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + 10, { steps: 5 });
  await page.mouse.up();
  await expect(slider).toHaveAttribute("aria-valuenow", "0");
});

test("the viewer is no part of the page before the first failure", async ({ page }) => {
  const scripts = new Set<string>();
  page.on("response", (response) => { if (response.request().resourceType() === "script" && response.url().startsWith("http")) scripts.add(response.url()); });
  const holds = async () => {
    const texts = await Promise.all([...scripts].map(async (url) => (await page.request.get(url)).text()));
    return texts.some((text) => text.includes(words.lanesLabel));
  };
  await page.addInitScript(() => localStorage.setItem("reconcile.editor", JSON.stringify({ editor: "plain" })));
  await page.goto("/en/labs/workqueue");
  for (const file of mine) {
    await page.getByRole("tab", { name: file }).click();
    await expect(page.getByRole("textbox", { name: file })).toBeVisible();
  }
  expect(await holds()).toBe(false);
  await fail(page);
  expect(await holds()).toBe(true);
});

test("a stored submission shows the run of what failed, once it is asked for", async ({ page }) => {
  const account = messages.en.account;
  await page.goto("/en/sign-up");
  await page.getByLabel(account.name, { exact: true }).fill("Grace");
  await page.getByLabel(account.email, { exact: true }).fill(`viewer-${randomUUID()}@example.org`);
  await page.getByLabel(account.password, { exact: true }).fill("tin whistle orbit lamp");
  await page.getByRole("button", { name: account.signUp.submit }).click();
  await expect(page).not.toHaveURL(/sign-up/);
  await fail(page);
  await page.getByRole("button", { name: messages.en.workspace.submit.submit, exact: true }).click();
  await expect(page.locator('[data-state="graded"]')).toBeVisible({ timeout: 30_000 });

  await page.goto("/en/progress");
  await page.locator('a[href*="/progress/submissions/"]').first().click();
  await page.getByRole("button", { name: messages.en.workspace.trace.show }).first().click();
  await expect(lanes(page)).toHaveAttribute("aria-valuetext", /queue is now .*processing: \[api\]/);
});

for (const locale of ["en", "zh"] as const) {
  const said = traceWords[locale];
  const enlarged = (page: Page) => page.getByRole("dialog", { name: said.title });

  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing in the viewer (${locale}, ${theme})`, async ({ browser }) => {
      const page = await browser.newPage({ colorScheme: theme });
      await fail(page, locale);
      await expectAccessible(page);
      await page.locator(`[data-test="${broken}"]`).getByRole("button", { name: said.enlarge }).click();
      const dialog = enlarged(page);
      await dialog.getByRole("button", { name: said.filter.button }).click();
      for (const summary of [said.legend.title, said.keys.title]) await dialog.getByText(summary, { exact: true }).click();
      await expectAccessible(page);
      await dialog.getByRole("radio", { name: said.table }).check();
      await expectAccessible(page);
      await page.close();
    });
  }

  test(`the viewer fits into 320 pixels (${locale})`, async ({ browser }) => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    await fail(page, locale);
    await page.locator(`[data-test="${broken}"]`).getByRole("button", { name: said.enlarge }).click();
    const dialog = enlarged(page);
    await expect(lanes(dialog, locale)).toBeVisible();
    const overflow = await dialog.evaluate((frame) => [...frame.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1).map((part) => part.outerHTML.slice(0, 120)));
    expect(overflow).toEqual([]);
    await expectAccessible(page);
    await page.close();
  });
}
