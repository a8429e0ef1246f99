import { describe, expect, it } from "vitest";
import { nextPage } from "./next-page";

describe("the page after signing in", () => {
  it("is the one asked for, on this site", () => {
    expect(nextPage("/zh/labs/workqueue?x=1", "en")).toBe("/zh/labs/workqueue?x=1");
  });

  it.each(["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example", "/..//evil.example", "javascript:alert(1)", "", undefined, "/a\nb"])("is never another site: %s", (asked) => {
    expect(nextPage(asked, "en")).toBe("/en/progress");
  });
});
