import { describe, expect, test } from "vitest";
import { isConfigMapKey, isDNS1035Label, isDNS1123Label, isDNS1123Subdomain, isQualifiedName, isValidLabelValue, isValidPortName } from "./names";
import { compareKubeAwareVersionStrings } from "./versions";

describe("names", () => {
  test.each([
    [isDNS1123Label, ["web-0", "9", "x".repeat(63)], ["Web", "web.0", "-web", "web-", "", "x".repeat(64), "wéb"]],
    [isDNS1123Subdomain, ["web", "a.b-c.d9", "x".repeat(253)], ["a..b", ".a", "a.", "a.-b", "x".repeat(254)]],
    [isDNS1035Label, ["web", "a9"], ["9a", "", "a.b", "x".repeat(64)]],
    [isQualifiedName, ["app", "App_1.x", "example.com/App"], ["/app", "example.com/", "Example.com/app", "a/b/c", "", "app-", `example.com/${"x".repeat(64)}`]],
    [isValidLabelValue, ["", "A", "a_b.c-d"], ["a b", "a-", "x".repeat(64)]],
    [isConfigMapKey, [".profile", "a.b_c-D", "...".slice(0, 1) + "x"], ["", ".", "..", "..x", "a/b", "x".repeat(254)]],
    [isValidPortName, ["http", "h2-c9"], ["", "80", "-a", "a--b", "HTTP", "more-than-fifteen"]],
  ])("%o accepts and refuses", (check, good, bad) => {
    expect(good.filter((value) => check(value).length > 0)).toEqual([]);
    expect(bad.filter((value) => check(value).length === 0)).toEqual([]);
  });
  test("what is wrong is said in upstream's words", () => {
    expect(isDNS1123Label("web.0")).toEqual(["must not contain dots"]);
    expect(isDNS1123Subdomain("Web")).toEqual([
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ]);
    expect(isDNS1035Label("9a")[0]).toContain("(e.g. 'my-name',  or 'abc-123', regex used");
    expect(isQualifiedName("Example.com/")).toMatchObject([expect.stringMatching(/^prefix part a lowercase/), "name part must be non-empty", expect.stringMatching(/^name part must consist/)]);
    expect(isValidPortName("more-than-fifteen")).toEqual(["must be no more than 15 characters"]);
  });
});

test("versions by priority: GA, beta, alpha, each from the newest; then all others by name", () => {
  const versions = ["v1alpha1", "foo10", "v2", "v1beta2", "v11beta2", "v10", "bar", "v1", "v3alpha12", "v3alpha2", "v1.5"];
  expect([...versions].sort((a, b) => compareKubeAwareVersionStrings(b, a))).toEqual(["v10", "v2", "v1", "v11beta2", "v1beta2", "v3alpha12", "v3alpha2", "v1alpha1", "bar", "foo10", "v1.5"]);
  expect(compareKubeAwareVersionStrings("v1", "v1")).toBe(0);
});
