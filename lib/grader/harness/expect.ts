import type { Failure } from "../report";
import type { Text } from "../text";
import type { Expectation } from "./api";
import { equal, print } from "./print";

/** The assertions about one value. `report` receives the first that does not hold, and throws. */
export function expectation<T>(actual: T, what: Text, report: (failure: Failure) => never): Expectation<T> {
  const fail = (expected: string, shown = print(actual)): never => report({ code: "assertion", message: what, expected, actual: shown });
  const compare = (limit: number, sign: string, holds: (value: number) => boolean) => {
    if (typeof actual !== "number" || !holds(actual)) fail(`${sign} ${print(limit)}`);
  };
  return {
    toEqual(expected) {
      const same = equal(actual, expected);
      if (same === undefined) report({ code: "limit", message: tooLarge(what) });
      if (same === false) fail(print(expected));
    },
    toBe(expected) {
      if (Object.is(actual, expected)) return;
      const [left, right] = [print(expected), print(actual)];
      fail(left, left === right ? `${right} (another object that looks the same)` : right);
    },
    toBeTruthy() { if (!actual) fail("[truthy]"); },
    toBeFalsy() { if (actual) fail("[falsy]"); },
    toBeLessThanOrEqual(limit) { compare(limit, "<=", (value) => value <= limit); },
    toBeGreaterThanOrEqual(limit) { compare(limit, ">=", (value) => value >= limit); },
    toContain(item) {
      if (contains(actual, item)) return;
      fail(`[contains] ${print(item)}`);
    },
  };
}

function contains(actual: unknown, item: unknown): boolean {
  if (typeof actual === "string") return typeof item === "string" && actual.includes(item);
  if (actual instanceof Set) return Set.prototype.has.call(actual, item);
  if (!Array.isArray(actual)) return false;
  for (let i = 0; i < actual.length; i++) if (equal(actual[i], item)) return true;
  return false;
}

const tooLarge = (what: Text): Text => ({
  en: `${what.en} (the value is too large to be compared)`,
  zh: `${what.zh}（值过大，无法比较）`,
});
