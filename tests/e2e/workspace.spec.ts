import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Page } from "@playwright/test";
import lab from "@/labs/workqueue/lab";
import { messages } from "@/lib/i18n/messages";
import { expectAccessible } from "./axe";

const folder = path.join(import.meta.dirname, "..", "..", "labs", "workqueue");
const mine = lab.files.filter((file) => !file.readonly).map((file) => file.path);
const solution = (file: string) => readFileSync(path.join(folder, "solution", file), "utf8");
const words = messages.en.workspace;
const address = "/en/labs/workqueue";

/** Opens the lab and waits until it can be worked with. */
async function open(page: Page, url = address): Promise<void> {
  await page.goto(url);
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 40_000 });
}

/** The same with the plain text area, which is quicker to load and to type into. */
async function openPlain(page: Page, url = address): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("reconcile.editor", JSON.stringify({ editor: "plain" })));
  await page.goto(url);
  await expect(page.getByRole("textbox", { name: /queue\.ts/ })).toBeVisible();
}

const run = (page: Page) => page.getByRole("button", { name: words.run.run, exact: true });
const firstTest = (page: Page) => page.locator(`[data-test="${lab.startsAt}"]`);

/** Puts a whole text in the place of what the full editor shows, as a paste does. */
async function paste(page: Page, text: string): Promise<void> {
  await page.locator(".monaco-editor .view-lines").first().click();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

async function more(page: Page, item: string): Promise<void> {
  await page.getByRole("button", { name: words.tools.more }).click();
  await page.getByRole("menuitem", { name: item }).click();
}

test("nothing runs on load; a run opens the first failure, and the reference's text turns everything green", async ({ page }) => {
  await open(page);
  await expect(page.getByText(words.results.empty)).toBeVisible();

  await run(page).click();
  await expect(firstTest(page).locator("> details")).toHaveAttribute("open", "");
  await expect(firstTest(page)).toContainText("not written yet");
  await firstTest(page).getByRole("button", { name: /Go to queue\.ts/ }).click();
  await expect(page.locator(".monaco-editor.focused")).toBeVisible();

  for (const file of mine) {
    await page.getByRole("tab", { name: file }).click();
    await paste(page, solution(file));
  }
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByText(words.results.allPassed, { exact: true })).toBeVisible();
});

test("an endless loop is stopped and named, and the page stays alive", async ({ page }) => {
  await openPlain(page);
  const editor = page.getByRole("textbox", { name: /queue\.ts/ });
  const starter = await editor.inputValue();
  await editor.fill(starter.replace('throw new Error("not written yet: Queue.add");', "for (;;) {}"));
  await run(page).click();
  await expect(page.locator('[data-kind="time"]')).toContainText(messages.en.grading.stop.timeout.title);

  await editor.fill(starter);
  await run(page).click();
  await expect(firstTest(page)).toContainText("not written yet");
});

test("a run can be stopped, which is told apart from a result", async ({ page }) => {
  await openPlain(page);
  const editor = page.getByRole("textbox", { name: /queue\.ts/ });
  await editor.fill((await editor.inputValue()).replace('throw new Error("not written yet: Queue.add");', "for (;;) {}"));
  await run(page).click();
  await page.getByRole("button", { name: words.run.stop, exact: true }).click();
  await expect(page.getByText(words.results.cancelledFirst)).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: words.run.cancelled })).toBeAttached();
});

test("from load to verdict by keyboard alone, out of the full editor and on", async ({ page }) => {
  await open(page);
  await page.keyboard.press("F6");
  await expect(page.locator("#workspace-instructions")).toBeFocused();
  await page.keyboard.press("F6");
  await expect(page.locator(".monaco-editor.focused")).toBeVisible();

  // Tab indents here until it is told to leave, and that is always in view.
  await expect(page.getByRole("button", { name: words.edit.tabIndents })).toBeVisible();
  await page.keyboard.press("Control+m");
  await expect(page.getByRole("button", { name: words.edit.tabMoves })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.locator(".monaco-editor.focused")).toBeHidden();

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("status").filter({ hasText: /First failure/ })).toBeAttached();
  await page.keyboard.press("F6");
  await page.keyboard.press("F6");
  await expect(page.locator("#workspace-results, #workspace-instructions").and(page.locator(":focus"))).toBeVisible();

  await page.reload();
  await expect(page.getByRole("button", { name: words.edit.tabMoves })).toBeVisible();
});

test("the draft survives a reload, and a reset can be undone", async ({ page }) => {
  await openPlain(page);
  const editor = page.getByRole("textbox", { name: /queue\.ts/ });
  await editor.fill("// an hour of work\n");
  await expect(page.locator('[data-state="device"]')).toBeVisible();
  await page.reload();
  await expect(editor).toHaveValue("// an hour of work\n");

  await more(page, words.tools.reset);
  await expect(editor).toHaveValue(/class Queue/);
  await page.getByRole("button", { name: words.reset.undo }).click();
  await expect(editor).toHaveValue("// an hour of work\n");
});

test("the text area does what the full editor does: files, problems, formatting", async ({ page }) => {
  await openPlain(page);
  const editor = page.getByRole("textbox", { name: /queue\.ts/ });
  await editor.fill("export  const a=1");
  await page.keyboard.press("Shift+Alt+KeyF");
  await expect(editor).toHaveValue("export const a = 1;\n");

  await editor.fill("export class Queue {\n  add( {}\n}\n");
  await run(page).click();
  await expect(page.locator('[data-kind="compile"]')).toBeVisible();
  await page.getByRole("button", { name: /1 problem/ }).click();
  await page.locator("#workspace-problem-list").getByRole("button").first().click();
  await expect(editor).toBeFocused();

  await page.getByRole("tab", { name: /heap\.ts/ }).click();
  await expect(page.getByRole("textbox", { name: /heap\.ts/ })).toHaveAttribute("readonly", "");
});

test("types are checked while one types, against the lab's own declarations and without the browser's", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("button", { name: "No problems" })).toBeVisible();
  await paste(page, 'import type { Clock } from "@reconcile/api";\nexport const time = (clock: Clock): string => clock.now();\nexport const where = document;\n');
  await page.getByRole("button", { name: /problems/ }).click();
  await expect(page.locator("#workspace-problem-list")).toContainText("'number' is not assignable to type 'string'");
  await expect(page.locator("#workspace-problem-list")).toContainText("'document'");
});

test("the reference is not in the page; it comes when it is asked for", async ({ page }) => {
  const answer = await page.goto(address);
  const marker = "readonly #drained";
  expect(solution("queue.ts")).toContain(marker);
  expect(await answer?.text()).not.toContain(marker);
  await expect(page.locator(".monaco-editor .view-line").first()).toBeVisible({ timeout: 40_000 });

  await more(page, words.tools.solution);
  await expect(page.getByRole("dialog", { name: words.solution.warnTitle })).toBeVisible();
  await page.getByRole("button", { name: words.solution.show }).click();
  await expect(page.locator(".monaco-diff-editor")).toContainText("#drained");
});

test("a submission's verdict arrives by itself and is found again; an edit elsewhere is kept and asked about", async ({ page }) => {
  const account = messages.en.account;
  await page.goto("/en/sign-up");
  await page.getByLabel(account.name, { exact: true }).fill("Ada");
  await page.getByLabel(account.email, { exact: true }).fill(`workspace-${randomUUID()}@example.org`);
  await page.getByLabel(account.password, { exact: true }).fill("tin whistle orbit lamp");
  await page.getByRole("button", { name: account.signUp.submit }).click();
  await expect(page).not.toHaveURL(/sign-up/);

  await openPlain(page);
  for (const file of mine) {
    await page.getByRole("tab", { name: file }).click();
    await page.getByRole("textbox", { name: file }).fill(solution(file));
  }
  await expect(page.locator('[data-state="server"]')).toBeVisible();
  await page.getByRole("button", { name: words.submit.submit, exact: true }).click();
  await expect(page.getByText(words.results.verified, { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('[data-state="graded"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-state="graded"]')).toBeVisible();

  const saved = await page.evaluate(async () => {
    const { draft } = await (await fetch("/api/drafts/workqueue")).json() as { draft: { revision: number; files: Record<string, string> } };
    const files = { ...draft.files, "queue.ts": "// from the other device\n" };
    const headers = { "content-type": "application/json", "if-match": `"${draft.revision}"` };
    return (await fetch("/api/drafts/workqueue", { method: "PUT", headers, body: JSON.stringify({ files, device: "other" }) })).ok;
  });
  expect(saved).toBe(true);
  const editor = page.getByRole("textbox", { name: /queue\.ts/ });
  await editor.fill("// from this one\n");
  await page.getByRole("alert").getByRole("button", { name: words.save.choose }).click();
  const dialog = page.getByRole("dialog", { name: words.conflict.title });
  await expect(dialog).toContainText("// from this one");
  await expect(dialog).toContainText("// from the other device");
  await dialog.getByRole("button", { name: words.conflict.keepThere }).click();
  await expect(editor).toHaveValue("// from the other device\n");
  await expect(page.locator('[data-state="server"]')).toBeVisible();
});

for (const locale of ["en", "zh"] as const) {
  for (const theme of ["light", "dark"] as const) {
    test(`axe finds nothing in the workspace (${locale}, ${theme})`, async ({ browser }) => {
      const page = await browser.newPage({ colorScheme: theme });
      await open(page, `/${locale}/labs/workqueue`);
      await expectAccessible(page);
      await page.getByRole("button", { name: messages[locale].workspace.run.run, exact: true }).click();
      await expect(firstTest(page)).toContainText("not written yet");
      await expectAccessible(page);
      await page.getByRole("tab", { name: messages[locale].workspace.guide.hints }).click();
      await page.getByRole("button", { name: messages[locale].workspace.hints.open.split("{")[0] }).first().click();
      await expectAccessible(page);
      await page.setViewportSize({ width: 390, height: 800 });
      await page.getByRole("tab", { name: messages[locale].workspace.pane.editor }).click();
      await expectAccessible(page);
      await page.close();
    });
  }
}
