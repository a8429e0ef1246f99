import type { Json } from "../capabilities";
import { SimulationError } from "./errors";

const maxDepth = 100;

// Looked up once: in an interpreter a global is dear.
const { isArray } = Array;
const { getPrototypeOf, prototype: plain } = Object;

/**
 * A deep copy of JSON data. Throws a SimulationError that names the place of the first value JSON cannot hold: a function,
 * a symbol, a bigint, NaN or an infinity, a Map, a Date …, or a value nested deeper than 100 levels (a cycle is).
 * A property that is undefined is left out, and -0 becomes 0, as JSON does; other class instances become plain objects.
 */
export function copyJson(value: unknown): Json {
  // Whoever runs this holds kernel state in a consistent form: a getter in `value` may call back into the kernel.
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value === "number" && value - value === 0) return value + 0;
  if (typeof value === "object") return copyDeep(value, 1);
  throw notJson(value);
}

function copyDeep(value: object, depth: number): Json {
  if (depth > maxDepth) throw new SimulationError("bad-argument", `Not JSON: nested deeper than ${maxDepth} levels, or a cycle.`);
  if (isArray(value)) return copyArray(value, depth);
  const prototype: unknown = getPrototypeOf(value);
  if (prototype !== plain && prototype !== null) refuseBuiltIn(value);
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const item = copy[key];
    // Any number but NaN, the infinities and zero, which may be a negative one: most values of a message cost one test.
    if (typeof item === "number" && item - item === 0 && item !== 0) continue;
    if (typeof item === "string" || typeof item === "boolean" || item === null) continue;
    if (typeof item === "object") copy[key] = copyDeep(item, depth + 1);
    else if (item === undefined) delete copy[key];
    else if (item === 0) copy[key] = 0;
    else throw notJson(item, `property "${key}"`);
  }
  return copy as Json;
}

function copyArray(value: readonly unknown[], depth: number): Json[] {
  const copy: Json[] = [];
  for (let i = 0; i < value.length; i++) {
    const item = value[i];
    if (typeof item === "number" && item - item === 0) copy.push(item + 0);
    else if (typeof item === "string" || typeof item === "boolean" || item === null) copy.push(item);
    else if (typeof item === "object") copy.push(copyDeep(item, depth + 1));
    else throw notJson(item, `index ${i}`);
  }
  return copy;
}

function refuseBuiltIn(value: object): void {
  for (const type of [Map, Set, Date, Promise, RegExp, WeakMap, WeakSet, ArrayBuffer]) {
    if (value instanceof type) throw new SimulationError("bad-argument", `Not JSON: a ${type.name}. Use arrays and plain objects.`);
  }
}

function notJson(value: unknown, where = "the value itself"): SimulationError {
  const what = typeof value === "number" ? String(value) : `a value of type ${typeof value}`;
  return new SimulationError("bad-argument", `Not JSON: ${what} (${where}).`);
}
