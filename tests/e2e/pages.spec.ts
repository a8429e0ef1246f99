import { expect, test, type Page } from "@playwright/test";
import { expectAccessible } from "./axe";

const paths = ["", "/learn/workqueue", "/labs", "/labs/workqueue", "/progress", "/settings", "/sign-in", "/sign-up", "/about", "/no-such-page"];
const languages = { en: "en", zh: "zh-CN" } as const;
const widths = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const [locale, tag] of Object.entries(languages)) {
  for (const theme of ["light", "dark"] as const) {
    for (const [name, viewport] of Object.entries(widths)) {
      test.describe(`${locale}, ${theme}, ${name}`, () => {
        test.use({ colorScheme: theme, viewport });

        for (const path of paths) {
          test(`/${locale}${path} is accessible and fits`, async ({ page }) => {
            await page.goto(`/${locale}${path}`);
            await expect(page.locator("html")).toHaveAttribute("lang", tag);
            await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
            await expect(page.locator("h1")).toHaveCount(1);
            expect(await overflow(page)).toBe(0);
            await expectAccessible(page);
          });
        }
      });
    }
  }
}
