import { installDate, redefine } from "./date";
import { unavailable } from "./globals";
import * as math from "./math";
import { sorting } from "./sort";

const transcendental = ["sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "expm1", "log1p", "cbrt", "hypot"];

/**
 * Replaces what differs between engines, from run to run or from place to place, by what does not; and closes the ways from a
 * value to code made of text. Trusted code only has run so far.
 */
export function replaceBuiltins(realm: typeof globalThis): void {
  for (const name of ["exp", "log", "log2", "log10"] as const) redefine(Math, name, { [name]: (x: unknown) => math[name](+(x as number)) }[name]);
  redefine(Math, "pow", { pow: (base: unknown, exponent: unknown) => math.pow(+(base as number), +(exponent as number)) }.pow);
  for (const name of transcendental) {
    redefine(Math, name, unavailable(`Math.${name} is not available in a lab:`, "JavaScript engines round its results differently."));
  }
  redefine(Math, "random", unavailable("Math.random is not available in a lab:", "use the random numbers that your code is handed, so that a seed repeats a run."));
  installDate(realm);
  redefine(Array.prototype, "sort", sorting.sort);
  if ("toSorted" in Array.prototype) redefine(Array.prototype, "toSorted", sorting.toSorted);
  withoutLocales();
  withoutCodeFromText();
  withoutStackHooks();
}

function withoutLocales(): void {
  redefine(String.prototype, "localeCompare", { localeCompare(this: string, that: unknown) {
    const [a, b] = [String(this), String(that)];
    return a < b ? -1 : a > b ? 1 : 0;
  } }.localeCompare);
  redefine(String.prototype, "toLocaleLowerCase", { toLocaleLowerCase(this: string) { return String(this).toLowerCase(); } }.toLocaleLowerCase);
  redefine(String.prototype, "toLocaleUpperCase", { toLocaleUpperCase(this: string) { return String(this).toUpperCase(); } }.toLocaleUpperCase);
  for (const prototype of [Number.prototype, BigInt.prototype, Array.prototype, Object.getPrototypeOf(Int8Array.prototype) as object]) {
    redefine(prototype, "toLocaleString", { toLocaleString(this: { toString(): string }) { return this.toString(); } }.toLocaleString);
  }
}

/** `Function("…")` and its kin become functions that refuse; `f instanceof Function` stays true. */
function withoutCodeFromText(): void {
  for (const sample of [function () {}, function* () {}, async function () {}, async function* () {}]) {
    const prototype = Object.getPrototypeOf(sample) as object;
    const Refuse = function (): never {
      throw new TypeError("Code is never made from text in a lab.");
    };
    Object.defineProperty(Refuse, "prototype", { value: prototype, writable: false });
    Object.defineProperty(Refuse, "name", { value: "Function" });
    redefine(prototype, "constructor", Refuse);
    if (prototype === Function.prototype) redefine(globalThis, "Function", Refuse);
  }
  redefine(Function.prototype, "toString", { toString() { return "[source hidden]"; } }.toString);
}

/** Ways to look at the frames of others, and state that is hidden in constructors. */
function withoutStackHooks(): void {
  for (const name of ["captureStackTrace", "prepareStackTrace", "isError"]) Reflect.deleteProperty(Error, name);
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined, writable: false, configurable: false });
  Object.defineProperty(Error, "stackTraceLimit", { value: 30, writable: false, configurable: false });
  for (const key of Reflect.ownKeys(RegExp)) {
    if (typeof key === "string" && !["prototype", "length", "name", "escape"].includes(key)) Reflect.deleteProperty(RegExp, key);
  }
}
