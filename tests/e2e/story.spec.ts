import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test, type Page } from "@playwright/test";
import lab from "@/labs/workqueue/lab";
import { messages } from "@/lib/i18n/messages";
import type { Locale } from "@/lib/i18n/locales";
import { OwnServer } from "./own-server";

// The product in one thin line, in each language, with a restart of the server in the middle.
const solution = path.join(import.meta.dirname, "..", "..", "labs", "workqueue", "solution");
const written = lab.files.filter((file) => !file.readonly).map((file) => file.path);

for (const locale of ["en", "zh"] as const) {
  test(`from the first page to a verified pass that survives a restart (${locale})`, async ({ browser }) => {
    test.setTimeout(150_000);
    const dataDir = mkdtempSync(path.join(tmpdir(), "reconcile story "));
    let server = await OwnServer.start(dataDir);
    const context = await browser.newContext({ baseURL: server.url, locale: locale === "zh" ? "zh-CN" : "en-GB" });
    const page = await context.newPage();
    try {
      const words = messages[locale];

      await test.step("the first visit follows the browser's language and leads to the lesson", async () => {
        await page.goto("/");
        await expect(page).toHaveURL(`${server.url}/${locale}`);
        await page.locator(`a[href="/${locale}/learn/workqueue"]:visible`).first().click();
        await expect(page).toHaveURL(`${server.url}/${locale}/learn/workqueue`);
      });

      await test.step("a guest writes the lab and sees every behaviour hold", async () => {
        await page.locator(`a[href="/${locale}/labs/workqueue"]:visible`).first().click();
        await expect(page).toHaveURL(`${server.url}/${locale}/labs/workqueue`);
        await page.getByRole("button", { name: words.workspace.run.run, exact: true }).waitFor();
        await usePlainEditor(page, locale);
        await page.getByRole("button", { name: words.workspace.run.run, exact: true }).click();
        await expect(page.getByText(progress(locale, 0)).first()).toBeVisible();
        for (const file of written) {
          await page.getByRole("tab", { name: file }).click();
          await page.getByRole("textbox", { name: file }).fill(readFileSync(path.join(solution, file), "utf8"));
        }
        await page.keyboard.press("Control+Enter");
        await expect(page.getByText(allPass(locale)).first()).toBeVisible();
      });

      await test.step("an account takes the guest's work along", async () => {
        await page.goto(`/${locale}/sign-up`);
        await page.getByLabel(words.account.email, { exact: true }).fill("student@example.org");
        await page.getByLabel(words.account.name, { exact: true }).fill("Ada");
        await page.getByLabel(words.account.password, { exact: true }).fill("tin whistle orbit lamp");
        await page.getByRole("button", { name: words.account.signUp.submit }).click();
        await expect(page).not.toHaveURL(/sign-up/);
        await page.goto(`/${locale}/labs/workqueue`);
        await expect(page.getByText(words.workspace.save.server).first()).toBeVisible();
      });

      await test.step("the server grades the same files and records a verified pass", async () => {
        await page.getByRole("button", { name: words.workspace.submit.submit, exact: true }).click();
        await expect(page.getByText(words.workspace.submit.passed).first()).toBeVisible({ timeout: 30_000 });
      });

      await test.step("a restart later it is all still there", async () => {
        await server.stop("SIGKILL");
        server = await OwnServer.start(dataDir, server.port);
        await page.goto(`/${locale}/progress`);
        await expect(page.getByText(words.progress.verified).first()).toBeVisible();
        await page.getByRole("group", { name: words.progress.submissions }).getByRole("link").first().click();
        await expect(page.getByText(words.progress.verdicts.passed).first()).toBeVisible();
        await page.goto(`/${locale}/labs/workqueue`);
        await expect(page.getByText(words.workspace.save.gradedPassed).first()).toBeVisible();
      });

      expect(await server.stop("SIGTERM"), "SIGTERM ends the server cleanly").toBe(0);
    } finally {
      await context.close();
      await server.stop("SIGKILL").catch(() => undefined);
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
}

/** The plain text area, as somebody with a screen reader would set it; Monaco has tests of its own. */
async function usePlainEditor(page: Page, locale: Locale): Promise<void> {
  await page.goto(`/${locale}/settings`);
  await page.getByLabel(messages[locale].account.settings.editors.plain).check();
  await page.goto(`/${locale}/labs/workqueue`);
  await page.getByRole("textbox").first().waitFor();
}

function progress(locale: Locale, passed: number): RegExp {
  return new RegExp(messages[locale].workspace.results.progress.replace("{passed}", String(passed)).replace("{total}", "\\d+"));
}

function allPass(locale: Locale): RegExp {
  return new RegExp(messages[locale].workspace.results.announcePassed.replace("{total}", "\\d+"));
}
