import { expect, test } from "vitest";
import { parseFieldSelector } from "./field-selector";

const pod = { "metadata.name": "web-0", "spec.nodeName": "", "status.phase": "Running" };

test.each([
  ["metadata.name=web-0", true], ["metadata.name==web-0,status.phase!=Failed", true], ["spec.nodeName=", true], ["spec.nodeName!=", false], ["metadata.namespace=", true],
  ["status.phase=Pending", false], ["constructor=", true], ["", true], [",,", true],
])("%j matches a pod: %s", (text, expected) => { expect(parseFieldSelector(text).matches(pod)).toBe(expected); });

test.each([["metadata.name", "can't understand"], ["a=b\\", "invalid escape"], ["a=b\\n", "invalid escape"], ["a=b=c", "unescaped character"], ["a>1", "can't understand"]])("%j is refused", (text, why) => {
  expect(() => parseFieldSelector(text)).toThrow(why);
});

test("a value with commas, equals signs and backslashes goes through text and back", () => {
  const selector = parseFieldSelector("b=x\\,y\\=z\\\\,a!=1");
  expect(selector.requirements).toEqual([{ field: "a", operator: "!=", value: "1" }, { field: "b", operator: "=", value: "x,y=z\\" }]);
  expect(parseFieldSelector(selector.toString()).requirements).toEqual(selector.requirements);
});
test("which single value a field must have", () => {
  const selector = parseFieldSelector("spec.nodeName=n1,status.phase!=Failed");
  expect(["spec.nodeName", "status.phase", "metadata.name"].map((field) => selector.requiresExactMatch(field))).toEqual(["n1", undefined, undefined]);
  expect([selector.empty(), parseFieldSelector("").empty()]).toEqual([false, true]);
});
