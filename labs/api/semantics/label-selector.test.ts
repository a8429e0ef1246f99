import { describe, expect, test } from "vitest";
import { InvalidFieldsError } from "./field-errors";
import { everything, labelSelectorAsSelector, newRequirement, nothing, parseLabelSelector, selectorFromSet } from "./label-selector";

const web = { app: "web", tier: "front", rank: "7" };

describe("a selector in text", () => {
  test.each([
    ["", ""], ["app", "app"], [" app ", "app"], ["!app", "!app"], ["tier=front , app == web", "app==web,tier=front"], ["app in (web, api)", "app in (api,web)"],
    ["app notin(web)", "app notin (web)"], ["rank>6,rank<9", "rank>6,rank<9"], ["in in (in,notin)", "in in (in,notin)"], ["app in (,web)", "app in (,web)"],
    ["example.com/app!=web", "example.com/app!=web"], ["\tapp\n=\rweb", "app=web"],
  ])("%j is read and written %j", (text, expected) => { expect(parseLabelSelector(text).toString()).toBe(expected); });

  test.each([
    ["app=web tier=front", "found 'tier'"], ["=web", "found '='"], ["app in web", "expected: '('"], ["app in (web", "expected: ',', ')'"], ["app in (a b)", "expected: ',' or ')'"],
    ["app=(web)", "expected: identifier"], ["app web", "expected: in, notin"], ["a/b/c=d", "a valid label key"], ["app=-web", "a valid label must be"], ["!app=web", "expected: ',' or 'end of string'"],
    ["app!", "expected: in, notin"], ["!!app", "expected: identifier"], ["rank>many", "must be an integer"], ["app in (web),", "identifier after ','"], ["app in ((web))", "found '('"],
  ])("%j is refused: %s", (text, why) => { expect(() => parseLabelSelector(text)).toThrow(why); });
});

describe("matching", () => {
  test.each([
    ["", true], ["app", true], ["!app", false], ["gone", false], ["!gone", true], ["app=web", true], ["app!=web", false], ["gone!=web", true], ["app in (api,web)", true],
    ["gone notin (web)", true], ["app notin (web)", false], ["rank>6", true], ["rank>7", false], ["rank<8", true], ["app>1", false], ["gone<1", false], ["app=web,tier=back", false],
    ["toString", false], ["!constructor", true],
  ])("%j of app=web, tier=front, rank=7: %s", (text, expected) => { expect(parseLabelSelector(text).matches(web)).toBe(expected); });

  test("numbers are compared as whole numbers of 64 bits", () => {
    expect(parseLabelSelector("rank>9007199254740992").matches({ rank: "9007199254740993" })).toBe(true);
    expect(parseLabelSelector("rank>1").matches({ rank: "9223372036854775808" })).toBe(false);
  });
  test("an object without labels has none", () => {
    expect([everything(), nothing(), selectorFromSet(web), parseLabelSelector("!app")].map((selector) => selector.matches(undefined))).toEqual([true, false, false, true]);
  });
});

describe("a selector of an object", () => {
  test("selects nothing if it is absent, everything if it is empty", () => {
    expect([labelSelectorAsSelector(undefined), labelSelectorAsSelector(null), labelSelectorAsSelector({})].map((s) => s.matches(web))).toEqual([false, false, true]);
    expect([nothing().empty(), everything().empty()]).toEqual([false, true]);
  });
  test("asks for all labels and all expressions", () => {
    const selector = labelSelectorAsSelector({ matchLabels: { tier: "front" }, matchExpressions: [{ key: "app", operator: "In", values: ["web", "api"] }, { key: "old", operator: "DoesNotExist" }] });
    expect(selector.toString()).toBe("app in (api,web),!old,tier=front");
    expect([selector.matches(web), selector.matches({ ...web, old: "" }), selector.matches({ app: "web" })]).toEqual([true, false, false]);
  });
  test.each([
    [{ matchExpressions: [{ key: "app", operator: "in" as "In", values: ["web"] }] }, "\"in\" is not a valid label selector operator"],
    [{ matchExpressions: [{ key: "app", operator: "In" as const }] }, "values set can't be empty"],
    [{ matchExpressions: [{ key: "app", operator: "Exists" as const, values: ["web"] }] }, "values set must be empty"],
    [{ matchLabels: { "app label": "web" } }, "name part must consist of"],
  ])("%j is refused", (selector, why) => { expect(() => labelSelectorAsSelector(selector)).toThrow(why); });
  test("all that is wrong with a requirement is said, with its place", () => {
    const wrong = () => newRequirement("no key", "gt", ["x", "y z"], "spec.selector");
    expect(wrong).toThrow(InvalidFieldsError);
    try { wrong(); } catch (error) {
      expect((error as InvalidFieldsError).errors.map(({ field }) => field)).toEqual([
        "spec.selector.key", "spec.selector.values", "spec.selector.values[0]", "spec.selector.values[1]", "spec.selector.values[1][no key]",
      ]);
    }
  });
});

test("which single value a label must have", () => {
  const selector = parseLabelSelector("a=1,b in (2),c in (3,4),d!=5");
  expect(["a", "b", "c", "d", "e"].map((label) => selector.requiresExactMatch(label))).toEqual(["1", "2", undefined, undefined, undefined]);
});
test("adding to a selector makes another one, sorted by key", () => {
  const base = selectorFromSet({ m: "1" });
  expect([base.add(newRequirement("z", "exists", []), newRequirement("a", "!", [])).toString(), base.toString(), nothing().add(newRequirement("a", "!", [])).matches({})]).toEqual(["!a,m=1,z", "m=1", false]);
});
