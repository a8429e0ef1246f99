import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./axe";

const password = "quartz lantern biscuit meadow";

test("an account, from its first to its last minute", async ({ page }) => {
  const email = `reader-${randomUUID()}@example.org`;
  await page.goto("/en/sign-up");
  await page.getByLabel("Name").fill("Ada");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("password12");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Password")).toBeFocused();
  await expect(page.getByLabel("Password")).toHaveAccessibleDescription(/known from data breaches/);
  await expect(page.getByLabel("Name")).toHaveValue("Ada");

  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(/\/en\/progress$/);
  await expect(page.getByRole("heading", { name: "No submissions yet" })).toBeVisible();
  await expectAccessible(page);

  await page.goto("/en/settings");
  await expectAccessible(page);
  await page.getByLabel("Name").fill("Ada L.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByLabel("Account: Ada L.")).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export my data" }).click();
  expect((await download).suggestedFilename()).toBe("reconcile-export.json");

  const next = "umbrella falcon grocery seventeen";
  await page.getByLabel("Current password").fill("not this one");
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Current password")).toHaveAccessibleDescription(/not right/);
  await page.getByLabel("Current password").fill(password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Password changed.")).toBeVisible();

  await page.getByLabel("Account: Ada L.").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();

  await page.goto("/zh/sign-in?next=/zh/settings");
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "邮箱或密码不正确" })).toBeVisible();
  await page.getByLabel("密码").fill(next);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).toHaveURL(/\/zh\/settings$/);

  await page.getByRole("button", { name: "删除账号" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("dialog").getByLabel("当前密码").fill(next);
  await page.getByRole("button", { name: "永久删除" }).click();
  await expect(page).toHaveURL(/\/zh$/);
  await expect(page.getByRole("link", { name: "登录" })).toBeVisible();
});
