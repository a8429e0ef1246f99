import { describe, expect, it } from "vitest";
import { Problem } from "@/lib/i18n/problem";
import { checkSameSite, problemResponse, readJson } from "./json-route";

const request = (headers: Record<string, string>) => new Request("http://site.test/api/x", { method: "POST", headers: { host: "site.test", "content-type": "application/json", ...headers } });
const code = (headers: Record<string, string>) => {
  try {
    checkSameSite(request(headers));
    return "accepted";
  } catch (error) {
    return error instanceof Problem ? error.code : error;
  }
};

describe("a request that changes something", () => {
  it.each([
    ["this site's page", { "sec-fetch-site": "same-origin", origin: "http://site.test" }, "accepted"],
    ["this site behind a proxy", { origin: "https://learn.example.org", host: "10.0.0.1", "x-forwarded-host": "learn.example.org" }, "accepted"],
    ["a program", {}, "accepted"],
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }, "cross-site"],
    ["a neighbouring subdomain", { "sec-fetch-site": "same-site" }, "cross-site"],
    ["another site in an old browser", { origin: "https://evil.test" }, "cross-site"],
    ["a sandboxed frame", { origin: "null" }, "cross-site"],
    ["another port of this host", { origin: "http://site.test:8080" }, "cross-site"],
    ["a form", { "content-type": "text/plain" }, "bad-request"],
  ])("of %s: %s → %s", (_who, headers, outcome) => {
    expect(code(headers)).toBe(outcome);
  });
});

describe("what a request says", () => {
  const read = (body: string, maxBytes = 1_000) => readJson(new Request("http://site.test/api/x", { method: "POST", body }), maxBytes);

  it("is JSON of a bounded size, in which a source may speak of NUL and nothing may be one", async () => {
    expect(await read('{"a":"\\\\u0000 \\u0001"}')).toEqual({ a: "\\u0000 \u0001" });
    for (const body of ['{"a":"\\u0000"}', '{"a":"\\\\\\u0000"}', '{"a\\u0000":1}', "{", "[".repeat(900)]) await expect(read(body)).rejects.toMatchObject({ code: "bad-request" });
    await expect(read(JSON.stringify("x".repeat(1_000)))).rejects.toMatchObject({ code: "too-large" });
  });
});

describe("an error's answer", () => {
  it("has a status, a code and words in both languages", async () => {
    const response = problemResponse(new Problem("too-many-requests", { retryAfter: 12 }));
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "12"]);
    expect(await response.json()).toMatchObject({ code: "too-many-requests", message: { en: expect.stringContaining("Too many") as string, zh: expect.stringContaining("次数") as string } });
  });
});
