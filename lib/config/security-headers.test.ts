import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./security-headers";

const directives = (policy: string) => new Map(policy.split("; ").map((part) => [part.split(" ")[0], part.split(" ").slice(1)]));

describe("content security policy", () => {
  it("lets no inline script run without the request's nonce", () => {
    const sources = directives(contentSecurityPolicy("abc", false)).get("script-src");
    expect(sources).toEqual(["'self'", "'nonce-abc'"]);
  });

  it("names no other origin and no wildcard", () => {
    const policy = contentSecurityPolicy("abc", false);
    expect(policy).not.toMatch(/https?:|wss?:|\*|unsafe-eval/);
  });

  it("denies what it does not name, framing, plug-ins and foreign form targets", () => {
    const policy = directives(contentSecurityPolicy("abc", false));
    expect(policy.get("default-src")).toEqual(["'none'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    expect(policy.get("object-src")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("form-action")).toEqual(["'self'"]);
  });
});
