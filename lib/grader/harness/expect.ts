import type { Failure } from "../report";
import type { Text } from "../text";
import type { Expectation } from "./api";
import { equal, print } from "./print";

/** The place of the first item in which two lists of equal length differ. */
export interface Difference {
  readonly index: number;
  readonly of: number;
}

/** The assertions about one value. `report` receives the first that does not hold, and throws. */
export function expectation<T>(actual: T, what: Text, report: (failure: Failure, difference?: Difference) => never): Expectation<T> {
  const fail = (expected: string, shown = print(actual), difference?: Difference): never => report({ code: "assertion", message: what, expected, actual: shown }, difference);
  const compare = (limit: number, sign: string, holds: (value: number) => boolean) => {
    if (typeof actual !== "number" || !holds(actual)) fail(`${sign} ${print(limit)}`);
  };
  return {
    toEqual(expected) {
      const same = equal(actual, expected);
      if (same === undefined) report({ code: "limit", message: tooLarge(what) });
      if (same === false) fail(print(expected), undefined, differenceOf(actual, expected));
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

/** Items looked at, at most: cases that somebody wrote down one by one. */
const mostCases = 50;

function differenceOf(actual: unknown, expected: unknown): Difference | undefined {
  try {
    if (!Array.isArray(actual) || !Array.isArray(expected) || actual.length !== expected.length || expected.length > mostCases) return undefined;
    const of = expected.length;
    for (let index = 0; index < of; index++) if (equal(actual[index], expected[index]) === false) return { index, of };
  } catch {
    // A proxy may throw at any touch.
  }
  return undefined;
}

const tooLarge = (what: Text): Text => ({
  en: `${what.en} (the value is too large to be compared)`,
  zh: `${what.zh}（值过大，无法比较）`,
});
