import { expect, test } from "@playwright/test";

test.describe("languages", () => {
  test("the first visit follows the browser's language", async ({ request }) => {
    const chinese = await request.get("/", { maxRedirects: 0, headers: { "accept-language": "zh-TW,zh;q=0.9,en;q=0.5" } });
    expect(chinese.headers().location).toMatch(/\/zh$/);
    const other = await request.get("/", { maxRedirects: 0, headers: { "accept-language": "sw" } });
    expect(other.headers().location).toMatch(/\/en$/);
  });

  test("a later visit goes to the language last read", async ({ page }) => {
    await page.goto("/zh");
    await page.goto("/");
    await expect(page).toHaveURL(/\/zh$/);
  });

  test("the switch keeps the page and the heading one is reading", async ({ page }) => {
    await page.goto("/en/learn/workqueue");
    const headings = page.locator("main h2[id]");
    const id = await headings.nth(2).getAttribute("id");
    await headings.nth(2).evaluate((heading) => heading.scrollIntoView());
    // A click by coordinates would first scroll the page to look for what is under the sticky header.
    await page.getByRole("link", { name: "中文" }).evaluate((link: HTMLAnchorElement) => link.click());
    await expect(page).toHaveURL(new RegExp(`/zh/learn/workqueue#${id}$`));
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  });
});

test.describe("theme", () => {
  test.use({ colorScheme: "light" });

  test("a choice holds at once and after a reload, from the first byte on", async ({ page, request }) => {
    await page.goto("/en");
    await page.getByLabel(/^Theme: /).click();
    await page.getByRole("button", { name: "Dark" }).click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const cookie = (await page.context().cookies()).find(({ name }) => name === "theme");
    const answer = await request.get("/en", { headers: { cookie: `theme=${cookie?.value}` } });
    expect(await answer.text()).toContain('data-theme="dark"');
  });

  test("follows the system while nothing else is chosen", async ({ page }) => {
    await page.goto("/en");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await page.emulateMedia({ colorScheme: "dark" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });
});

test("every page has a policy with a nonce of its own, and breaks it nowhere", async ({ page }) => {
  const broken: string[] = [];
  page.on("console", (message) => { if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text()); });
  const nonces = new Set<string>();
  for (const path of ["/en", "/zh/learn/workqueue", "/en/labs/workqueue", "/en/sign-in"]) {
    const policy = (await page.goto(path))?.headers()["content-security-policy"] ?? "";
    expect(policy).toContain("object-src 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/);
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "none");
  }
  expect(nonces.size).toBe(4);
  expect(broken).toEqual([]);
});

test("the keyboard reaches the content in one step", async ({ page }) => {
  await page.goto("/en");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
});
